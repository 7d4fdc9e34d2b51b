import { h, type Directive, type FunctionalComponent } from 'vue'
import type { EventPart } from '../../src/unified/dom/event.ts'
import { applyParts, stopParts, type Part } from '../../src/unified/dom/part.ts'
import { findHooks } from '../../src/unified/hooks.ts'
import { t$ } from '../../src/unified/text.ts'

/** Applies the parts of an element after each render of its component. */
export const vParts: Directive<Element, readonly Part[]> = {
  mounted: (node, { value }) => applyParts(node, value),
  updated: (node, { value }) => applyParts(node, value),
  unmounted: (node) => stopParts(node),
}

/** An element that keeps the listeners of its latest render: Vue sets a property faster than a directive. */
interface Listening extends Element {
  metamonParts?: () => readonly EventPart[]
}

/** Applies the listeners of an element when it is mounted: they find the handlers of the latest render. */
export function listen$({ el }: { el: unknown }): void {
  // Vue calls it with the node of an element.
  const node = el as Listening
  const toParts = () => node.metamonParts?.() ?? []
  const toHandler = (id: string) => toParts().find((part) => part.id === id)?.handler
  const toRunning = (part: EventPart) => ({
    update() {},
    stop: part.listen(node, () => toHandler(part.id)),
  })
  applyParts(
    node,
    toParts().map((part) => ({ id: part.id, start: () => toRunning(part) })),
  )
}

/** The same after each render that hot updates may have changed: it may have listeners that are new. */
export const listenAgain$: typeof listen$ | undefined = findHooks() && listen$

/** Ends the listeners of an element. */
export function unlisten$({ el }: { el: unknown }): void {
  // See above.
  stopParts(el as Listening)
}

/** `{@html}`: markup in an element that takes no part in the layout. That it is parsed is what was asked for. */
export const Html$: FunctionalComponent<{ of: unknown }> = /* @__PURE__ */ Object.assign(
  ({ of }: { of: unknown }) => h('metamon-html', { style: 'display: contents', innerHTML: t$(of) }),
  { props: ['of'] },
)

/** A global that Vue's templates do not reach. Functions of the page only work when they are called on it. */
export function global$(name: string): unknown {
  const value: unknown = Reflect.get(globalThis, name)
  return typeof value === 'function' && !/^[A-Z]/.test(name) ? value.bind(globalThis) : value
}
