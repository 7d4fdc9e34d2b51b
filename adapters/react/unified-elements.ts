import { createElement, Fragment, type ReactElement, type ReactNode } from 'react'
import { applyParts, stopParts, type Part } from '../../src/unified/dom/part.ts'
import { list$, t$ } from '../../src/unified/text.ts'
import { findSlot } from '../shared/unified-slot.ts'

type Leaving = Element & { [LEAVING]?: boolean }

const LEAVING: unique symbol = Symbol('metamon.leaving')

/** Applies the parts of an element after each render of its component. */
export function parts$(...parts: readonly Part[]): (node: Leaving) => () => void {
  return (node) => {
    node[LEAVING] = false
    applyParts(node, parts)
    return () => {
      // React takes a ref away and gives another one at each render: only who stays away has left.
      node[LEAVING] = true
      queueMicrotask(() => {
        if (node[LEAVING]) stopParts(node)
      })
    }
  }
}

/** `{#each}`: a row per item, or what stands behind `{:else}`. */
export function each$<T>(
  list: Iterable<T> | ArrayLike<T> | null | undefined,
  toRow: (item: T, index: number) => ReactElement,
  toFallback?: () => ReactNode,
): ReactNode {
  const items = list$(list)
  return items.length === 0 ? toFallback?.() : items.map(toRow)
}

/** `{@html}`: markup in an element that takes no part in the layout. That it is parsed is what was asked for. */
export const html$ = (value: unknown): ReactNode =>
  createElement('metamon-html', {
    style: { display: 'contents' },
    dangerouslySetInnerHTML: { __html: t$(value) },
  })

/** `<slot>`: what the parent put there, a function of the slot's data or not, else the fallback. */
export function slot$(
  props: Readonly<Record<string, unknown>>,
  name: string,
  data: Readonly<Record<string, unknown>>,
  toFallback?: () => ReactNode,
): ReactNode {
  const content = findSlot(props, name)
  if (content === undefined || content === null) return toFallback?.()
  // Whatever a parent puts into a slot, React can render it.
  return typeof content === 'function' ? content(data) : (content as ReactNode)
}

export { Fragment as Fragment$ }
