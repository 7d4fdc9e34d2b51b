import type { Owner } from 'solid-js'
import type { StateValue } from '../contract.ts'
import { rememberAgain, type Memento } from '../shared/dev-memento.ts'
import { inDocumentOrder } from './dev-places.ts'
import { rememberValue } from './dev-values.ts'

export type SlotKind = 'signal' | 'store' | 'mutable'

/** One piece of state of a live component, or of a module. */
export interface Slot {
  /** Where its code stands. */
  readonly scope: string
  readonly name: string
  readonly text: string
  readonly kind: SlotKind
  /** Where it was created, if a component is there: maybe a row of a list. */
  readonly owner: Owner | undefined
  /** Tells those of the same name apart: the same primitive used twice, or one variable per row. */
  occurrence: number
  /** What the initialiser gave when it last ran. */
  initial: unknown
  /** What that held then: stores are changed in place. Undefined for signals. */
  contents: Memento | undefined
  /** What the value held when it was read last, where that was something else. */
  held: Memento | undefined
  /** Undefined until the state has been created. */
  read: (() => unknown) | undefined
}

/** A slot and its value when a snapshot was taken. */
export interface Noted extends Pick<Slot, 'initial' | 'contents'> {
  readonly value: unknown
  /** What the value itself held then; undefined for numbers and the like. */
  readonly held: Memento | undefined
}

/** What state belongs to: the instance of a component, or a module. */
export interface Holder {
  key: string
  /** The component's id, or the path of the module's file. */
  readonly id: string
  readonly slots: Set<Slot>
  /** Whether two of its slots ever had the same name. */
  hasNamesakes?: boolean
}

type NewSlot = Pick<Slot, 'scope' | 'name' | 'text' | 'kind' | 'owner'>

/** Adds a slot under the first number that no live slot of that name has: the one it takes the place of. */
export function claimSlot(holder: Holder, slot: NewSlot): Slot {
  const namesakes = slotsNamed(holder, slot.name)
  if (namesakes.length > 0) holder.hasNamesakes = true
  const claimed = {
    ...slot,
    occurrence: firstFree(namesakes),
    initial: NOTHING,
    contents: undefined,
    held: undefined,
    read: undefined,
  }
  holder.slots.add(claimed)
  return claimed
}

/** What `initial` is while no initialiser has run. */
const NOTHING: unique symbol = Symbol('nothing')

/** Notes what the initialiser has given. */
export function rememberInitial(slot: Slot, value: unknown): void {
  slot.initial = value
  slot.contents = slot.kind === 'signal' ? undefined : rememberValue(value)
}

/** The lowest number, from 0, that is not taken. */
function firstFree(taken: Iterable<{ readonly occurrence: number }>): number {
  const numbers = new Set([...taken].map((one) => one.occurrence))
  let free = 0
  while (numbers.has(free)) free += 1
  return free
}

/** Slots of one name are numbered again from 0, in document order. */
export function numberSlots({ slots, hasNamesakes }: Holder): void {
  if (!hasNamesakes) return
  const byName = new Map<string, Slot[]>()
  for (const slot of slots) {
    const group = byName.get(slot.name)
    if (group) group.push(slot)
    else byName.set(slot.name, [slot])
  }
  for (const group of byName.values())
    if (group.length === 1) group[0]!.occurrence = 0
    else for (const [index, slot] of inDocumentOrder(byOccurrence(group)).entries()) slot.occurrence = index
}

export const byOccurrence = <Item extends { readonly occurrence: number }>(items: readonly Item[]): Item[] =>
  items.toSorted((left, right) => left.occurrence - right.occurrence)

/** The slot's name in a snapshot. */
export const nameOfSlot = ({ name, occurrence }: Slot): string =>
  occurrence === 0 ? name : `${name}#${occurrence}`

/** What a slot of a holder holds, as the page's snapshot has it. */
export function toValue({ key, id }: Holder, slot: Slot, value: unknown): StateValue {
  const { text, kind, initial: first, contents } = slot
  // A store that still holds what it began with has not been touched.
  const isUntouched = contents?.isUnchanged(value) ?? false
  const held = isUntouched ? contents : heldIn(slot, value)
  const noted: Noted = { value, initial: first, contents, held }
  const name = nameOfSlot(slot)
  const initial = kind === 'signal' ? first : isUntouched ? value : NOTHING
  return { instance: key, component: id, framework: 'solid', name, text, kind, value, initial, noted }
}

function heldIn(slot: Slot, value: unknown): Memento | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  return (slot.held = rememberAgain(value, slot.held, rememberValue))
}

const slotsNamed = ({ slots }: Holder, name: string): Slot[] =>
  [...slots].filter((slot) => slot.name === name)
