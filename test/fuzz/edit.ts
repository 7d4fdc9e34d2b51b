import * as fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import { LOAD_FAULTS, RUN_FAULTS, type Fault } from './content.ts'
import { INSTANCE_NAMES, SLOTS } from './slots.ts'

/** What of the whole thing takes part. */
export interface Features {
  /** Files that throw in the page. */
  readonly runFaults: boolean
  /** Counts and typed text are expected to survive. */
  readonly componentState: boolean
}

/** A file that is saved with a new version. */
export interface Change {
  readonly slot: string
  readonly fault?: Fault | undefined
}

/** Something that a developer does to files, or a person to the page. What does not apply is skipped. */
export type Edit =
  /** Files that are saved together. */
  | { readonly kind: 'save'; readonly changes: readonly Change[] }
  /** One file, saved twice. */
  | {
      readonly kind: 'rapid'
      readonly slot: string
      readonly first?: Fault | undefined
      readonly second?: Fault | undefined
      readonly gapMs: number
    }
  | { readonly kind: 'delete'; readonly slot: string }
  /** Brings a deleted file back, as it was or with a new version. */
  | { readonly kind: 'restore'; readonly slot: string; readonly isSame: boolean }
  /** Moves a util module to its other place, together with what imports it. */
  | { readonly kind: 'rename'; readonly slot: string }
  | { readonly kind: 'format'; readonly slot: string }
  | { readonly kind: 'touch'; readonly slot: string }
  /** Brings back what the page runs. */
  | { readonly kind: 'undo'; readonly slot: string }
  /** Mends everything, in one save or in one for each file. */
  | { readonly kind: 'repair'; readonly isTogether: boolean }
  /** Changes the entry. */
  | { readonly kind: 'reload' }
  /** Opens a second tab, or closes it. */
  | { readonly kind: 'tab' }
  | { readonly kind: 'act'; readonly action: Action; readonly instance: string }

/** What a person does in one component. */
export type Action = 'count' | 'total' | 'type' | 'ping'

/** True for edits that end in a save. */
export const isSave = ({ kind }: Edit): boolean => kind !== 'act' && kind !== 'tab'

/** Random edits. */
export function anyEdit({ runFaults }: Features): Arbitrary<Edit> {
  const faults: readonly Fault[] = runFaults ? [...LOAD_FAULTS, ...RUN_FAULTS] : LOAD_FAULTS
  // One in three.
  const fault = fc.constantFrom(...faults, ...faults.map(() => undefined), ...faults.map(() => undefined))
  const slot = fc.constantFrom(...SLOTS.map(({ id }) => id))
  const removable = slotsOf('util', 'leaf')
  const save = fc.record({
    kind: fc.constant('save' as const),
    changes: fc.uniqueArray(fc.record({ slot, fault }), {
      minLength: 1,
      maxLength: 6,
      selector: (change) => change.slot,
    }),
  })
  const rapid = fc.record({
    kind: fc.constant('rapid' as const),
    slot,
    first: fault,
    second: fault,
    gapMs: fc.integer({ min: 5, max: 60 }),
  })
  const act = fc.record({
    kind: fc.constant('act' as const),
    action: fc.constantFrom<Action>('count', 'total', 'type', 'ping'),
    instance: fc.constantFrom(...INSTANCE_NAMES),
  })
  const of = <Kind extends Edit['kind']>(kind: Kind, slots = slot) =>
    fc.record({ kind: fc.constant(kind), slot: slots })
  return fc.oneof(
    { weight: 20, arbitrary: save },
    { weight: 5, arbitrary: rapid },
    { weight: 2, arbitrary: of('delete', removable) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('restore' as const),
        slot: removable,
        isSame: fc.boolean(),
      }),
    },
    { weight: 2, arbitrary: of('rename', slotsOf('util')) },
    { weight: 2, arbitrary: of('format') },
    { weight: 2, arbitrary: of('touch') },
    { weight: 3, arbitrary: of('undo') },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('repair' as const), isTogether: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'reload' as const }) },
    { weight: 2, arbitrary: fc.constant({ kind: 'tab' as const }) },
    { weight: 12, arbitrary: act },
  )
}

const slotsOf = (...kinds: readonly string[]): Arbitrary<string> =>
  fc.constantFrom(...SLOTS.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id))

/** One short line for each edit. */
export function describeEdit(edit: Edit): string {
  switch (edit.kind) {
    case 'save':
      return `save ${edit.changes.map(({ slot, fault }) => (fault ? `${slot}!${fault}` : slot)).join(' + ')}`
    case 'rapid':
      return `rapid ${edit.slot} ${edit.first ?? 'good'}, ${edit.second ?? 'good'} after ${edit.gapMs} ms`
    case 'restore':
      return `restore ${edit.slot}${edit.isSame ? ' as it was' : ''}`
    case 'repair':
      return `repair ${edit.isTogether ? 'in one save' : 'one by one'}`
    case 'act':
      return `${edit.action} in ${edit.instance}`
    case 'reload':
    case 'tab':
      return edit.kind
    default:
      return `${edit.kind} ${edit.slot}`
  }
}
