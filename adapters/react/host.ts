import { createElement, useSyncExternalStore } from 'react'
import type { FunctionComponent, JSXElementConstructor, ReactNode } from 'react'
import type { IslandSource } from '../contract.ts'
import { createHostSource } from '../shared/host-source.ts'
import { mountFrom, type PlainHost } from '../shared/plain-host.ts'
import { Island } from './island-component.ts'

type Props = Readonly<Record<string, unknown>>

/** A React component that shows whatever component it is told to, of any framework. */
export interface Host extends PlainHost {
  readonly component: FunctionComponent<Props>
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
  const getCurrent = () => source.current
  const component: FunctionComponent<Props> = (props) =>
    toNode(useSyncExternalStore(source.subscribe, getCurrent, getCurrent), props)
  component.displayName = name
  return { component, show: source.show, mount: (target, props) => mountFrom(source, target, props) }
}

function toNode(source: IslandSource | undefined, props: Props): ReactNode {
  if (!source) return null
  if (source.framework !== 'react') return createElement(Island, { ...props, of: source })
  // `island()` of this framework takes nothing but its own components.
  return createElement(source.component as JSXElementConstructor<Props>, props)
}
