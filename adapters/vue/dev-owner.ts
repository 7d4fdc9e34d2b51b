import { toRaw } from 'vue'
import type { StateValue } from '../contract.ts'
import { rememberAgain, type Memento } from '../shared/dev-memento.ts'
import { isKeepable, rememberValue } from './dev-values.ts'

/** A piece of state that is in use. */
export interface LiveSlot {
  /** The initialiser as it is written. */
  readonly text: string
  /** What the initialiser gave when it last ran; undefined when that is not known. */
  readonly initial: Memento | undefined
  read(): unknown
  /** What the value held when it was read last, where that was something else. */
  contents?: Memento
}

/** What a slot and its value were when a snapshot was taken. */
export interface Noted {
  readonly value: unknown
  /** What the initialiser gave. */
  readonly initial: Memento | undefined
  /** What the value itself holds; undefined for numbers and the like. */
  readonly contents: Memento | undefined
}

/** What holds state: an instance of a component, or one evaluation of a module. */
export interface Owner {
  /** The component's id, or the path of the module's file. */
  readonly component: string
  /** The same for the owner that takes this one's place. */
  readonly key: string
  /** The name that state is known by here: numbered where several are called the same. */
  nameOf(name: string): string
  add(name: string, slot: LiveSlot): void
  /** The names of all its state. */
  names(): Iterable<string>
  /** Adds what is to be handed over. */
  addStates(states: StateValue[]): void
}

/** Stands for what an initialiser gave when the value is no longer that. */
const OTHER: unique symbol = Symbol('metamon.other')

/**
 * @param component the component's id, or the path of the module's file
 * @param keyOf works the key out, which may change while the owner lives
 * @param isHidden whether it is kept alive out of sight
 */
export function createOwner(
  component: string,
  keyOf: () => string,
  isHidden: () => boolean = () => false,
): Owner {
  const slots = new Map<string, LiveSlot>()
  const counts = new Map<string, number>()
  return {
    component,
    get key() {
      return keyOf()
    },
    nameOf(name) {
      const count = counts.get(name) ?? 0
      counts.set(name, count + 1)
      return count === 0 ? name : `${name}#${count}`
    },
    add: (name, slot) => void slots.set(name, slot),
    names: () => slots.keys(),
    addStates(states) {
      const instance = keyOf()
      const isOutOfSight = isHidden()
      slots.forEach((slot, name) => {
        const { text, initial: memento } = slot
        const value = slot.read()
        // What is behind a proxy answers sooner.
        const raw = isObject(value) ? toRaw(value) : value
        const isUntouched = memento?.isUnchanged(raw) ?? false
        if (!isKeepable(raw, memento, { isUntouched })) return
        const initial = isUntouched ? value : OTHER
        const noted: Noted = {
          value,
          initial: memento,
          contents: isUntouched ? memento : contentsOf(slot, raw),
        }
        const framework = 'vue'
        const state = { instance, component, framework, name, text, value, initial, noted } as const
        states.push(isOutOfSight ? { ...state, isHidden: true } : state)
      })
    },
  }
}

function contentsOf(slot: LiveSlot, raw: unknown): Memento | undefined {
  if (!isObject(raw)) return undefined
  return (slot.contents = rememberAgain(raw, slot.contents, rememberValue))
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
