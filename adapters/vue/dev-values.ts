import { isRef, isVNode, reactive, toRaw } from 'vue'
import { createMemento, type Memento, type MementoOptions } from '../shared/dev-memento.ts'

/** Remembers a value of Vue: what reactive proxies stand for, and class instances that are made reactive. */
export const rememberValue = (value: unknown): Memento => createMemento(value, OPTIONS)

const isReactiveInstance = (object: object): boolean =>
  Object.prototype.toString.call(object) === '[object Object]' && !isRef(object) && !('__v_skip' in object)

const OPTIONS: MementoOptions = { toRaw, toWritable: reactive, isContainer: isReactiveInstance }

/**
 * Whether a value is of use to the next version of its component. Elements, template refs and what the
 * platform runs belong to the old one; so do functions and instances that are as the initialiser made them.
 * @param raw the value itself, not the proxy that stands for it
 */
export function isKeepable(
  raw: unknown,
  initial: Memento | undefined,
  { isUntouched }: { readonly isUntouched: boolean },
): boolean {
  if (Array.isArray(raw) ? isBoundToPage(raw[0]) : isBoundToPage(raw)) return false
  return initial === undefined || initial.isPlain || !isUntouched
}

function isBoundToPage(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return value instanceof EventTarget || isVNode(value) || '$el' in value
}
