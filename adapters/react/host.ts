import { createElement, useSyncExternalStore } from 'react'
import type { FunctionComponent, JSXElementConstructor, ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type { IslandSource } from '../contract.ts'
import { PLACE_PROP, type ScopePlace } from '../shared/find-scope-places.ts'
import { createPlacedSource, type ShowOptions } from '../shared/placed-source.ts'
import { mountFrom, type PlainHost } from '../shared/plain-host.ts'
import { usePlace } from './host-place.ts'
import { Island } from './island-component.ts'

type Props = Readonly<Record<string, unknown>>

/** A React component that shows whatever component it is told to, of any framework. */
export interface Host extends PlainHost {
  readonly component: FunctionComponent<Props>
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
  const source = createPlacedSource({ applyAtOnce: flushSync })
  const getCurrent = () => source.current
  const component: FunctionComponent<Props> = (props) => {
    const place = usePlace()
    const current = useSyncExternalStore(source.subscribe, getCurrent, getCurrent)
    return toNode(current, { ...props, ...toPlacedProps(source.propsIn(place), place) })
  }
  // Both are looked at by those who tell instances apart.
  Object.defineProperty(component, 'name', { value: name })
  component.displayName = name
  return { component, show: source.show, mount: (target, props) => mountFrom(source, target, props) }
}

/** With another place, the component is another instance. */
const toPlacedProps = (given: Props, place: ScopePlace | undefined): Props =>
  PLACE_PROP in given ? { ...given, key: place?.name } : given

function toNode(source: IslandSource | undefined, props: Props): ReactNode {
  if (!source) return null
  if (source.framework !== 'react') return createElement(Island, { ...props, of: source })
  // `island()` of this framework takes nothing but its own components.
  return createElement(source.component as JSXElementConstructor<Props>, props)
}
