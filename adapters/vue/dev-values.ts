import { isRef, isVNode, reactive, toRaw } from 'vue'
import { createMemento, type Memento } from '../shared/dev-memento.ts'

/** Remembers a value of Vue: what reactive proxies stand for, and class instances that are made reactive. */
export const rememberValue = (value: unknown): Memento =>
  createMemento(value, { toRaw, toWritable: reactive, isContainer: isReactiveInstance })

const isReactiveInstance = (object: object): boolean =>
  Object.prototype.toString.call(object) === '[object Object]' && !isRef(object) && !('__v_skip' in object)

/**
 * Whether a value is of use to the next version of its component. Elements, template refs and what the
 * platform runs belong to the old one; so do functions and instances that are as the initialiser made them.
 */
export function isKeepable(value: unknown, initial: Memento | undefined): boolean {
  if (Array.isArray(value) ? isBoundToPage(value[0]) : isBoundToPage(value)) return false
  return initial === undefined || initial.isPlain || !initial.isUnchanged(value)
}

function isBoundToPage(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return value instanceof EventTarget || isVNode(value) || '$el' in value
}
