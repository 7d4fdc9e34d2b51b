import { untrack, type Snippet } from 'svelte'
import { applyParts, stopParts, type Part } from '../../src/unified/dom/part.ts'
import { findSlot } from '../shared/unified-slot.ts'

type Leaving = Element & { [LEAVING]?: boolean }

const LEAVING: unique symbol = Symbol('metamon.leaving')

/** Applies the parts of an element, and again whenever something changes that they are made of. */
export function parts$(...parts: readonly Part[]): (node: Leaving) => () => void {
  return (node) => {
    node[LEAVING] = false
    untrack(() => applyParts(node, parts))
    return () => {
      // Svelte takes an attachment away and gives another one at each change: only who stays away has left.
      node[LEAVING] = true
      queueMicrotask(() => {
        if (node[LEAVING]) stopParts(node)
      })
    }
  }
}

/** Applies the listeners of an element, once: their handlers read what is newest. */
export function listen$(node: Element, parts: readonly Part[]): { destroy(): void } {
  applyParts(node, parts)
  return { destroy: () => stopParts(node) }
}

/** `<slot>`: the snippet that the parent put there. */
export function slot$(
  props: Readonly<Record<string, unknown>>,
  name: string,
): Snippet<[Readonly<Record<string, unknown>>]> | undefined {
  const content = findSlot(props, name)
  // Svelte parents, and the islands of others, give snippets and nothing else.
  return typeof content === 'function' ? (content as Snippet<[unknown]>) : undefined
}
