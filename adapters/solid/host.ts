import { createComponent, createMemo, createSignal, mergeProps, onCleanup } from 'solid-js'
import type { Component, JSX } from 'solid-js'
import type { IslandSource } from '../contract.ts'
import { createPlacedSource, type ShowOptions } from '../shared/placed-source.ts'
import { mountFrom, type PlainHost } from '../shared/plain-host.ts'
import { component as instance } from './dev.ts'
import { takePlace } from './host-place.ts'
import { Island } from './island-component.ts'

type Props = Record<string, unknown>

/** A Solid component that shows whatever component it is told to, of any framework. */
export interface Host extends PlainHost {
  readonly component: Component<Props>
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
export function createHost(name: string, file: string = name): Host {
  const source = createPlacedSource()
  const render: Component<Props> = (props) => {
    const place = takePlace()
    const [current, setCurrent] = createSignal(source.current)
    onCleanup(source.subscribe(() => setCurrent(() => source.current)))
    // Solid renders functions; only the type of JSX leaves them out.
    return createMemo(() => {
      const shown = current()
      return toElement(shown, mergeProps(props, source.propsIn(place)))
    }) as unknown as JSX.Element
  }
  Object.defineProperty(render, 'name', { value: name })
  // Only what is known as an instance has state that is handed over: under a name that no other host has, of
  // another framework for the same file, or for a file of the same name. It takes whatever Solid hands it.
  const component = instance(
    `host:solid:${file}`,
    render as (...input: readonly unknown[]) => unknown,
  ) as typeof render
  return { component, show: source.show, mount: (target, props) => mountFrom(source, target, props) }
}

function toElement(source: IslandSource | undefined, props: Props): JSX.Element {
  if (!source) return null
  if (source.framework !== 'solid') return createComponent(Island, mergeProps(props, { of: source }))
  // `island()` of this framework takes nothing but its own components.
  return createComponent(source.component as Component<Props>, props)
}
