import { attr$, data$, style$ } from '../text.ts'
import { on$ } from './event.ts'
import { applyParts, type Part } from './part.ts'
import { prop$ } from './property.ts'

interface SpreadPart extends Part {
  readonly values: Readonly<Record<string, unknown>>
}

const PROPERTIES: ReadonlySet<string> = new Set(['value', 'checked', 'muted', 'indeterminate'])

/**
 * `{...values}`: attributes by their HTML names, listeners as `onclick` or `onClick`. Names in `taken` stand
 * behind the spread and win; `class` goes where the other classes go.
 */
export function spread$(values: unknown, taken: readonly string[] = []): SpreadPart {
  return {
    id: 'spread',
    values: withoutTaken(values, taken),
    start(node) {
      let shown: SpreadPart['values'] = {}
      const show = (next: SpreadPart['values']) => {
        for (const name of Object.keys(shown)) if (!(name in next)) showOne(node, name, undefined)
        for (const [name, value] of Object.entries(next)) {
          if (!Object.is(value, shown[name])) showOne(node, name, value)
        }
        shown = next
      }
      show(this.values)
      // The id says that it is one of these.
      return { update: (part) => show((part as SpreadPart).values) }
    },
  }
}

function withoutTaken(values: unknown, taken: readonly string[]): SpreadPart['values'] {
  if (typeof values !== 'object' || values === null) return {}
  const isFree = (name: string) => name !== 'class' && name !== 'children' && !taken.includes(name)
  return Object.fromEntries(Object.entries(values).filter(([name]) => isFree(name)))
}

const isData = (name: string): boolean => /^(aria-|data-|draggable$|spellcheck$|contenteditable$)/.test(name)

function showOne(node: Element, name: string, value: unknown): void {
  const isListener = typeof value === 'function'
  if (/^on/i.test(name) && (isListener || value === undefined)) {
    // Only functions come here, and an event part calls its handler with an event.
    return applyParts(node, [on$(name.slice(2).toLowerCase(), value as (event: Event) => unknown)])
  }
  if (PROPERTIES.has(name)) return applyParts(node, [prop$(name, value)])
  const text = name === 'style' ? style$(value) : isData(name) ? data$(value) : attr$(value)
  if (text === undefined) node.removeAttribute(name)
  else node.setAttribute(name, text)
}
