import type { Owner } from 'solid-js'
import type { StateValue } from '../contract.ts'
import { inDocumentOrder } from './dev-places.ts'

export type SlotKind = 'signal' | 'store' | 'mutable'

/** One piece of state of a live component, or of a module. */
export interface Slot {
  readonly name: string
  readonly text: string
  readonly kind: SlotKind
  /** Where it was created, if a component is there: maybe a row of a list. */
  readonly owner: Owner | undefined
  /** Tells those of the same name apart: the same primitive used twice, or one variable per row. */
  occurrence: number
  /** What the initialiser gave when it last ran: of stores a copy, since they are changed in place. */
  initial: unknown
  /** Undefined until the state has been created. */
  read: (() => unknown) | undefined
}

/** What state belongs to: the instance of a component, or a module. */
export interface Holder {
  key: string
  readonly slots: Set<Slot>
}

type NewSlot = Pick<Slot, 'name' | 'text' | 'kind' | 'owner'>

/** Adds a slot under the first number that no live slot of that name has: the one it takes the place of. */
export function claimSlot(holder: Holder, slot: NewSlot): Slot {
  const claimed = {
    ...slot,
    occurrence: firstFree(slotsNamed(holder, slot.name)),
    initial: NOTHING,
    read: undefined,
  }
  holder.slots.add(claimed)
  return claimed
}

/** What `initial` is while no initialiser has run. */
export const NOTHING: unique symbol = Symbol('nothing')

/** The lowest number, from 0, that is not taken. */
function firstFree(taken: Iterable<{ readonly occurrence: number }>): number {
  const numbers = new Set([...taken].map((one) => one.occurrence))
  let free = 0
  while (numbers.has(free)) free += 1
  return free
}

/** Slots of one name are numbered again from 0, in document order. */
export function numberSlots({ slots }: Holder): void {
  const byName = new Map<string, Slot[]>()
  for (const slot of slots) byName.set(slot.name, [...(byName.get(slot.name) ?? []), slot])
  for (const group of byName.values())
    for (const [index, slot] of inDocumentOrder(byOccurrence(group)).entries()) slot.occurrence = index
}

export const byOccurrence = <Item extends { readonly occurrence: number }>(items: readonly Item[]): Item[] =>
  items.toSorted((left, right) => left.occurrence - right.occurrence)

/** The slot's name in a snapshot. */
export const nameOfSlot = ({ name, occurrence }: Slot): string =>
  occurrence === 0 ? name : `${name}#${occurrence}`

/** The state of a holder. What lives in the browser, such as elements and sockets, is not for a second instance. */
export function* readSlots(holder: Holder): Generator<StateValue> {
  for (const slot of holder.slots) {
    if (!slot.read) continue
    const value = slot.read()
    if (value instanceof EventTarget) continue
    yield {
      instance: holder.key,
      name: nameOfSlot(slot),
      text: slot.text,
      value,
      initial: initialOf(slot, value),
    }
  }
}

const slotsNamed = ({ slots }: Holder, name: string): Slot[] =>
  [...slots].filter((slot) => slot.name === name)

/** A store that still equals its first value has not been touched. */
const initialOf = ({ kind, initial }: Slot, value: unknown): unknown =>
  kind !== 'signal' && isEqual(value, initial) ? value : initial

const MAX_COPIED = 1000

/** Copies plain data; undefined when it is too much, or anything else. */
export function copyPlain(value: unknown): unknown {
  let budget = MAX_COPIED
  const copy = (one: unknown): unknown => {
    budget -= 1
    if (budget < 0) throw new RangeError('too much to copy')
    if (Array.isArray(one)) return one.map(copy)
    if (!isPlain(one)) return one
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, copy(inner)]))
  }
  try {
    return copy(value)
  } catch {
    return NOTHING
  }
}

function isEqual(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((one, index) => isEqual(one, right[index]))
  if (!isPlain(left) || !isPlain(right)) return false
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => key in right && isEqual(left[key], right[key]))
  )
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
