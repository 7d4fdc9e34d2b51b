import type { Place, RootPlace } from '../dom-place.ts'

/** A step into the open shadow root of the element before. */
const INTO_SHADOW = '/'

/** A place as text that can be stored. */
export const placeToText = (place: Place): string => JSON.stringify(stepsTo(place))

/** The place that a text says, which may be anybody's; undefined when it says none. */
export function placeOfText(text: string): Place | undefined {
  const steps = parseSteps(text)
  if (!steps) return undefined
  let place: Place | RootPlace = DOCUMENT
  for (const step of steps) {
    const next = stepFrom(place, step)
    if (!next) return undefined
    place = next
  }
  return place.kind === 'root' ? undefined : place
}

type Step = string | readonly [tag: string, nth: number]

const DOCUMENT: RootPlace = { kind: 'root', host: undefined }

function stepsTo(place: Place | RootPlace): Step[] {
  if (place.kind === 'root') return place.host ? [...stepsTo(place.host), INTO_SHADOW] : []
  if (place.kind === 'named') return [...stepsTo(place.root), place.name]
  return [...stepsTo(place.parent), [place.tag, place.nth]]
}

function stepFrom(place: Place | RootPlace, step: unknown): Place | RootPlace | undefined {
  if (step === INTO_SHADOW) return place.kind === 'root' ? undefined : { kind: 'root', host: place }
  if (typeof step === 'string')
    return place.kind === 'root' ? { kind: 'named', root: place, name: step } : undefined
  if (!Array.isArray(step)) return undefined
  const [tag, nth]: unknown[] = step
  const isChild = typeof tag === 'string' && typeof nth === 'number'
  return isChild ? { kind: 'child', parent: place, tag, nth } : undefined
}

function parseSteps(text: string): readonly unknown[] | undefined {
  try {
    const steps: unknown = JSON.parse(text)
    return Array.isArray(steps) ? steps : undefined
  } catch {
    return undefined
  }
}
