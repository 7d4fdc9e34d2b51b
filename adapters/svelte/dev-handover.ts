import type { DevRuntime, StateSlot, StateSource, StateValue } from '../contract.ts'
import type { Undo } from '../../src/index.ts'
import { createSlotMap, type SlotMap } from '../../src/shared/slot-map.ts'
import { createSlot, findBySlot } from '../shared/dev-declarations.ts'
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

/** A variable at the beginning of the running update. */
interface CapturedCell extends Pick<Cell, 'initial' | 'isComposite'> {
  /** True when it held what its initialiser gave. */
  readonly isUntouched: boolean
}

export function createHandover({ svelte, owners }: HandoverContext): Handover {
  const captured = createSlotMap<CapturedCell>()
  const undos = createSlotMap<Undo>()
  return {
    framework: 'svelte',
    *slots() {
      captured.clear()
      undos.clear()
      for (const { key, cells } of owners()) for (const name of cells.keys()) yield { instance: key, name }
    },
    read() {
      captured.clear()
      undos.clear()
      return svelte.untrack(() => {
        const values: StateValue[] = []
        for (const owner of owners()) readOwner(owner, captured, values)
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
      const before = findBySlot(captured, slot) ?? NEVER_SEEN
      if (!cell) svelte.untrack(() => beginWithSame(undos, slot, () => undoOf(value, before)))
      owner.cells.set(slot.name, cell ?? { ...before, text, read })
      return value
    },
  }
}

function readOwner(owner: Owner, captured: SlotMap<CapturedCell>, values: StateValue[]): void {
  const { key: instance, component } = owner
  for (const [name, cell] of owner.cells) {
    const value = readCell(cell)
    const { text, initial, isComposite } = cell
    const isUntouched = isLike(initial, value)
    captured.set(instance, name, { initial, isComposite, isUntouched })
    if (value === UNREADABLE || (typeof Node === 'function' && value instanceof Node)) continue
    if (isUntouched && mustBeMadeAgain(cell, value)) continue
    values.push({ instance, component, name, text, value, initial: isUntouched ? value : initial })
  }
}

const UNREADABLE = Symbol('unreadable')

/** What was handed over from before the page was loaded: nothing is like its initial value. */
const NEVER_SEEN: CapturedCell = { initial: Symbol('unknown'), isComposite: false, isUntouched: false }

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
function beginWithSame(undos: SlotMap<Undo>, slot: StateSlot, remember: () => Undo): void {
  const { instance, name } = slot
  const undo = undos.get(instance, name)
  if (undo) undo()
  else undos.set(instance, name, remember())
}

/** Of what nobody has written there is a copy already. */
const undoOf = (value: unknown, { initial, isUntouched }: CapturedCell): Undo =>
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
