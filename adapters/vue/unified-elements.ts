import { h, type Directive, type FunctionalComponent } from 'vue'
import { applyParts, stopParts, type Part } from '../../src/unified/dom/part.ts'
import { t$ } from '../../src/unified/text.ts'

/** Applies the parts of an element after each render of its component. */
export const vParts: Directive<Element, readonly Part[]> = {
  mounted: (node, { value }) => applyParts(node, value),
  updated: (node, { value }) => applyParts(node, value),
  unmounted: (node) => stopParts(node),
}

/** What a row is made of, for `v-memo`. What cannot be looked at is never the same: the row itself says why. */
export function memo$(toValues: () => unknown[]): unknown[] {
  try {
    return toValues()
  } catch {
    return [{}]
  }
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
