import { createComponent, createMemo, createSignal, mergeProps, onCleanup } from 'solid-js'
import type { Component, JSX } from 'solid-js'
import type { IslandSource } from '../contract.ts'
import { createHostSource } from '../shared/host-source.ts'
import { mountFrom, type PlainHost } from '../shared/plain-host.ts'
import { Island } from './island-component.ts'

type Props = Record<string, unknown>

/** A Solid component that shows whatever component it is told to, of any framework. */
export interface Host extends PlainHost {
  readonly component: Component<Props>
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
  const source = createHostSource()
  const component: Component<Props> = (props) => {
    const [current, setCurrent] = createSignal(source.current)
    onCleanup(source.subscribe(() => setCurrent(() => source.current)))
    // Solid renders functions; only the type of JSX leaves them out.
    return createMemo(() => toElement(current(), props)) as unknown as JSX.Element
  }
  Object.defineProperty(component, 'name', { value: name })
  return { component, show: source.show, mount: (target, props) => mountFrom(source, target, props) }
}

function toElement(source: IslandSource | undefined, props: Props): JSX.Element {
  if (!source) return null
  if (source.framework !== 'solid') return createComponent(Island, mergeProps(props, { of: source }))
  // `island()` of this framework takes nothing but its own components.
  return createComponent(source.component as Component<Props>, props)
}
