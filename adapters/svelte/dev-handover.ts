import type { DevRuntime, StateSlot, StateSource, StateValue } from '../contract.ts'
import type { Undo } from '../../src/index.ts'
import { createSlot } from '../shared/dev-declarations.ts'
import type { SvelteInternals } from './dev-internals.ts'
import type { Cell, Owner } from './dev-owner.ts'
import { rememberContents, resetContents } from './dev-undo.ts'
import { copyOf, holdsCode, isLike } from './dev-values.ts'

/** A variable with state, as instrumented code declares it. */
export interface Declaration<Value> {
  readonly scope: string
  readonly name: string
  /** The initialiser as it is written. */
  readonly text: string
  initialise(): Value
  /** What the variable holds; only called later. */
  read(): unknown
}

/** Hands state to what takes an owner's place. */
export interface Handover extends StateSource {
  /** The value that a variable begins with: the one it had before the running update, or its initial one. */
  take<Value>(owner: Owner, declaration: Declaration<Value>, runtime: DevRuntime): Value
}

export interface HandoverContext {
  readonly svelte: SvelteInternals
  readonly owners: () => Iterable<Owner>
}

/** A variable when a snapshot was taken. */
interface Noted extends Pick<Cell, 'initial' | 'isComposite'> {
  /** True when it held what its initialiser gave. */
  readonly isUntouched: boolean
  /** Undoes what has been done to the value since it was handed over for the first time. */
  undo: Undo | undefined
}

export function createHandover({ svelte, owners }: HandoverContext): Handover {
  return {
    framework: 'svelte',
    slots(note) {
      for (const { key, cells } of owners()) for (const name of cells.keys()) note(key, name)
    },
    read() {
      return svelte.untrack(() => {
        const values: StateValue[] = []
        for (const owner of owners()) readOwner(owner, values)
        return values
      })
    },
    take(owner, { scope, name: declared, text, initialise, read }, runtime) {
      const slot = createSlot({ scope, declared, text, ...qualify(owner, declared) }, runtime)
      let cell: Cell | undefined
      const value = runtime.take(slot, () => {
        const { result, isComposite } = runInitialiser(owner, slot, initialise)
        cell = { text, initial: copyOf(result), isComposite, read }
        return result
      })
      if (!cell) {
        // Only the values of Svelte have the names of its instances.
        const noted = (slot.handed as Noted | undefined) ?? neverSeen()
        svelte.untrack(() => beginWithSame(value, noted))
        cell = { text, initial: noted.initial, isComposite: noted.isComposite, read }
      }
      owner.cells.set(slot.name, cell)
      return value
    },
  }
}

function readOwner(owner: Owner, values: StateValue[]): void {
  const { key: instance, component } = owner
  for (const [name, cell] of owner.cells) {
    const value = readCell(cell)
    if (value === UNREADABLE || isNode(value)) continue
    const { text, initial: first, isComposite } = cell
    const isUntouched = isLike(first, value)
    if (isUntouched && mustBeMadeAgain(cell, value)) continue
    const noted: Noted = { initial: first, isComposite, isUntouched, undo: undefined }
    const initial = isUntouched ? value : first
    values.push({ instance, component, framework: 'svelte', name, text, value, initial, noted })
  }
}

const UNREADABLE = Symbol('unreadable')

const isNode = (value: unknown): boolean =>
  typeof value === 'object' && typeof Node === 'function' && value instanceof Node

/** What was handed over from before the page was loaded: nothing is like its initial value. */
const neverSeen = (): Noted => ({
  initial: UNKNOWN,
  isComposite: false,
  isUntouched: false,
  undo: undefined,
})

const UNKNOWN = Symbol('unknown')

function readCell(cell: Cell): unknown {
  try {
    return cell.read()
  } catch {
    return UNREADABLE
  }
}

/**
 * Old code would live on in it: functions, and objects of classes whose state is handed over by itself. Of what
 * nobody has touched there is a copy, which is quicker to look through than state.
 */
function mustBeMadeAgain(cell: Cell, value: unknown): boolean {
  cell.holdsCode ??= holdsCode(cell.initial)
  return cell.holdsCode || (cell.isComposite && typeof value === 'object' && value !== null)
}

/** Where an earlier instance has begun with the value, in the same update, that instance has failed. */
function beginWithSame(value: unknown, noted: Noted): void {
  if (noted.undo) noted.undo()
  else noted.undo = undoOf(value, noted)
}

/** Of what nobody has written there is a copy already. */
const undoOf = (value: unknown, { initial, isUntouched }: Noted): Undo =>
  isUntouched ? () => resetContents(value, initial) : rememberContents(value)

/** Within an initialiser, names begin with that of its variable; from the second one on, they have a number. */
function qualify({ key, path, formerPath, occurrences }: Owner, name: string) {
  const qualified = [...path, name].join('/')
  const count = (occurrences.get(qualified) ?? 0) + 1
  occurrences.set(qualified, count)
  const number = count === 1 ? '' : `#${count}`
  const formers = [...formerPath]
  return {
    name: `${qualified}${number}`,
    nameFrom: (declared: string) => `${[...formers, declared].join('/')}${number}`,
    keyOf: () => key,
  }
}

function runInitialiser<Value>(owner: Owner, { name, former }: StateSlot, initialise: () => Value) {
  const count = owner.cells.size
  const depth = owner.path.push(name)
  owner.formerPath.push(former ?? name)
  try {
    const result = initialise()
    return { result, isComposite: owner.cells.size > count }
  } finally {
    owner.path.length = depth - 1
    owner.formerPath.length = depth - 1
  }
}
