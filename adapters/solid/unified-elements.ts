import { createEffect, createMemo, onCleanup, untrack } from 'solid-js'
import type { Accessor, JSX } from 'solid-js'
import { applyParts, stopParts, type Part } from '../../src/unified/dom/part.ts'
import { t$ } from '../../src/unified/text.ts'
import { findSlot } from '../shared/unified-slot.ts'

/** Applies the parts of an element, and again whenever something changes that they are made of. */
export function parts$(toParts: () => readonly Part[]): (node: Element) => void {
  return (node) => {
    createEffect(() => {
      const parts = toParts()
      untrack(() => applyParts(node, parts))
    })
    onCleanup(() => stopParts(node))
  }
}

/** Applies the listeners of an element, once: their handlers read what is newest. */
export function listen$(...parts: readonly Part[]): (node: Element) => void {
  return (node) => {
    applyParts(node, parts)
    onCleanup(() => stopParts(node))
  }
}

type Branch = readonly [test: (() => unknown) | undefined, toContent: () => JSX.Element]

/** `{#if}`: the content of the first branch whose test holds, made anew only when that is another one. */
export function if$(...branches: readonly Branch[]): JSX.Element {
  const chosen = createMemo(() => branches.find(([test]) => !test || test()))
  const content = createMemo(() => {
    const branch = chosen()
    return branch && untrack(branch[1])
  })
  return asElement(content)
}

/** `key={…}`: content that is made anew when the key changes. */
export function key$(toKey: () => unknown, toContent: () => JSX.Element): JSX.Element {
  const key = createMemo(toKey)
  return asElement(
    createMemo(() => {
      key()
      return untrack(toContent)
    }),
  )
}

/** `{@html}`: markup in an element that takes no part in the layout. That it is parsed is what was asked for. */
export function html$(toValue: () => unknown): JSX.Element {
  const element = document.createElement('metamon-html')
  element.style.display = 'contents'
  createEffect(() => Reflect.set(element, 'innerHTML', t$(toValue())))
  return element
}

/** `<slot>`: what the parent put there, a function of the slot's data or not, else the fallback. */
export function slot$(
  props: Readonly<Record<string, unknown>>,
  name: string,
  data: Accessor<Readonly<Record<string, unknown>>>,
  toFallback?: () => JSX.Element,
): JSX.Element {
  return asElement(
    createMemo(() => {
      const content = findSlot(props, name)
      if (content === undefined || content === null) return toFallback?.()
      // Whatever a parent puts into a slot, Solid can render it. A function with a parameter wants the data.
      const isTemplate = typeof content === 'function' && content.length > 0
      return isTemplate ? untrack(() => content(data)) : (content as JSX.Element)
    }),
  )
}

/** Solid renders functions; only the type of JSX leaves them out. */
export const asElement = (accessor: Accessor<unknown>): JSX.Element => accessor as unknown as JSX.Element
