import { FRAMEWORKS, type Framework } from '../../src/shared/framework.ts'
import type { Content, Fault, Place } from './content.ts'

/** What a file of the app is for. */
export type SlotKind = 'parent' | 'native' | 'card' | 'util' | 'leaf' | 'listener'

/** A file of the app; a util module has two places where it can be. */
export interface Slot {
  readonly id: string
  readonly kind: SlotKind
  readonly framework: Framework | undefined
  readonly paths: readonly [string, ...string[]]
}

const EXTENSION: Record<Framework, string> = {
  react: 'tsx',
  vue: 'vue',
  svelte: 'svelte',
  solid: 'solid.tsx',
}

/** Each leaf module is shared by two frameworks. */
const LEAF_OF: Record<Framework, string> = { react: 'one', svelte: 'one', vue: 'two', solid: 'two' }

/** Every file of the app that edits can change. */
export const SLOTS: readonly Slot[] = [
  ...FRAMEWORKS.flatMap((framework): Slot[] => {
    const slot = (kind: SlotKind, ...paths: Slot['paths']): Slot => ({
      id: `${framework}/${kind}`,
      kind,
      framework,
      paths,
    })
    const folder = `src/${framework}`
    return [
      slot('parent', `${folder}/Parent.${EXTENSION[framework]}`),
      slot('native', `${folder}/Native.${EXTENSION[framework]}`),
      slot('card', `${folder}/Card.mtm`),
      slot('util', `${folder}/util-0.ts`, `${folder}/util-1.ts`),
    ]
  }),
  { id: 'leaf/one', kind: 'leaf', framework: undefined, paths: ['src/leaves/one.ts'] },
  { id: 'leaf/two', kind: 'leaf', framework: undefined, paths: ['src/leaves/two.ts'] },
  { id: 'listener', kind: 'listener', framework: undefined, paths: ['src/listener.ts'] },
]

export const MAIN = 'src/main.ts'

const slotsById = new Map(SLOTS.map((slot) => [slot.id, slot]))
const slotsByPath = new Map(SLOTS.flatMap((slot) => slot.paths.map((path) => [path, slot] as const)))

/** @throws {Error} when there is no such slot */
export function slotOf(id: string): Slot {
  const slot = slotsById.get(id)
  if (!slot) throw new Error(`no slot ${id}`)
  return slot
}

export const slotAt = (path: string): Slot | undefined => slotsByPath.get(path)

/** @throws {Error} when the slot has no such place */
export function pathAt(slot: Slot, place: Place): string {
  const path = slot.paths[place]
  if (path === undefined) throw new Error(`${slot.id} has no place ${place}`)
  return path
}

/** The util module next to a component. */
export const utilOf = (framework: Framework): Slot => slotOf(`${framework}/util`)

export const leafPathOf = (framework: Framework): string => `src/leaves/${LEAF_OF[framework]}.ts`

/** The paths of what a file imports, of the files that edits can change. */
export function importsOf(slot: Slot, { place }: Content): readonly string[] {
  const { framework, kind } = slot
  if (framework === undefined) return []
  const util = pathAt(utilOf(framework), place)
  if (kind === 'native') return [util, leafPathOf(framework)]
  if (kind === 'card') return [util]
  if (kind === 'parent') return [`${framework}/native`, `${framework}/card`].map((id) => slotOf(id).paths[0])
  return []
}

const INSTANCES: Partial<Record<SlotKind, readonly string[]>> = {
  parent: ['parent'],
  native: ['native-a', 'native-b'],
  card: ['card-a', 'card-b'],
}

/** The `data-name` of each instance of a component. */
export const instancesOf = ({ kind, framework }: Slot): readonly string[] =>
  (INSTANCES[kind] ?? []).map((name) => `${framework}-${name}`)

/** The `data-name` of every component instance of the app. */
export const INSTANCE_NAMES: readonly string[] = SLOTS.flatMap(instancesOf)

/** The fault of this kind that a file can have: a plain module renders nothing, and throws in other places. */
export function faultIn({ kind }: Slot, fault: Fault | undefined): Fault | undefined {
  if (fault === undefined || isEverywhere(fault)) return fault
  if (kind === 'listener') return 'evaluate'
  if (kind === 'util' || kind === 'leaf') return 'render'
  // A parent has one instance only.
  return kind === 'parent' ? (fault.replace('-one', '') as Fault) : fault // `x-one` has an `x` in the list
}

const isEverywhere = (fault: Fault): boolean =>
  ['syntax', 'missing-import', 'missing-export', 'evaluate'].includes(fault)
