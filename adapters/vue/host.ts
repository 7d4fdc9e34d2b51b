import { defineComponent, h, onScopeDispose, shallowRef, type Component, type Slots, type VNode } from 'vue'
import type { IslandSource } from '../contract.ts'
import { createPlacedSource, type ShowOptions } from '../shared/placed-source.ts'
import { mountFrom, type PlainHost } from '../shared/plain-host.ts'
import { takePlace } from './host-place.ts'
import { Island } from './island-component.ts'

/** A Vue component that shows whatever component it is told to, of any framework. */
export interface Host extends PlainHost {
  readonly component: Component
  show(source: IslandSource, options?: ShowOptions): void
}

/**
 * Creates a component whose identity outlives every change of what it shows. A component of the same
 * framework is rendered directly, any other as an island.
 *
 * @example
 * const host = createHost('Cart')
 * host.show(island(Cart))
 * export default host.component
 */
export function createHost(name: string): Host {
  const source = createPlacedSource()
  const component = defineComponent({
    name,
    inheritAttrs: false,
    setup(_props, { attrs, slots, expose }) {
      const current = shallowRef(source.current)
      const instance = shallowRef<object>()
      const place = takePlace()
      onScopeDispose(source.subscribe(() => void (current.value = source.current)))
      expose(forwardTo(() => instance.value))
      return () => toNode(current.value, { ...attrs, ...source.propsIn(place), ref: instance }, slots)
    },
  })
  return { component, show: source.show, mount: (target, props) => mountFrom(source, target, props) }
}

function toNode(
  source: IslandSource | undefined,
  props: Record<string, unknown>,
  slots: Slots,
): VNode | null {
  if (!source) return null
  if (source.framework !== 'vue') return h(Island, { ...props, of: source }, slots)
  // `island()` of this framework takes nothing but its own components.
  return h(source.component as Component, props, slots)
}

/** A template ref to the host reaches what the shown component exposes. */
function forwardTo(getInstance: () => object | undefined): object {
  return new Proxy(
    {},
    {
      get: (_, key) => Reflect.get(getInstance() ?? {}, key),
      has: (_, key) => Reflect.has(getInstance() ?? {}, key),
    },
  )
}
