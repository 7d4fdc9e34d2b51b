import type { IslandHandle, IslandInput, IslandSource } from '../contract.ts'
import { createIslandElement } from './island-element.ts'
import { createPlacedSource, type PlacedSource, type ShowOptions } from './placed-source.ts'
import { mountFrom, type PlainHost } from './plain-host.ts'

/** What plain modules get for a component that may change its framework: a source for any `Island`. */
export interface Host extends PlainHost {
  readonly component: IslandSource
  show(source: IslandSource, options?: ShowOptions): void
}

/**
 * Creates a source whose identity outlives every change of what it shows.
 *
 * @example
 * const host = createHost('Cart')
 * host.show(island(Cart))
 * export default host.component
 */
export function createHost(_name: string): Host {
  const source = createPlacedSource()
  const component: IslandSource = {
    get framework() {
      // Never throws: dev tools read the props of components, React's own in the middle of a commit.
      return source.current?.framework
    },
    component: source,
    mount: (target, input) => mountFollowing(source, target, input),
  }
  return { component, show: source.show, mount: (target, props) => mountFrom(source, target, props) }
}

function mountFollowing(source: PlacedSource, target: HTMLElement, input: IslandInput): IslandHandle {
  const island = createIslandElement(target)
  let latest: Pick<IslandInput, 'props' | 'slots'> = input
  const place = source.placeAt(target)
  const show = () => {
    if (!source.current) return
    const props = { ...latest.props, ...place?.props() }
    island.show({ source: source.current, props, slots: latest.slots, onIslandError: input.onError })
  }
  const unsubscribe = source.subscribe(show)
  show()
  return {
    update({ props, slots }) {
      latest = { props, slots }
      show()
    },
    unmount() {
      unsubscribe()
      island.dispose()
      place?.leave()
    },
  }
}
