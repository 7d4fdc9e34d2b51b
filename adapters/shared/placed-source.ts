import type { IslandSource } from '../contract.ts'
import { findScopePlaces, PLACE_PROP, type ScopePlace } from './find-scope-places.ts'
import { createHostSource, type HostSource } from './host-source.ts'

type Props = Readonly<Record<string, unknown>>

/** The component that a host shows while a dev server runs, and which place it is told of. */
export interface PlacedSource extends HostSource {
  show(source: IslandSource, options?: ShowOptions): void
  /** What the component is given besides the props of its host. */
  propsIn(place: ScopePlace | undefined): Props
  placeAt(element: Element): HeldPlace | undefined
}

export interface ShowOptions {
  /** True for a component that keeps its state in the place where it is shown: a unified one. */
  readonly isUnified?: boolean
}

/** The place of a host that no framework owns, until it is left. */
export interface HeldPlace {
  props(): Props
  leave(): void
}

/** Creates the source that all live instances of one host follow. */
export function createPlacedSource(): PlacedSource {
  const source = createHostSource()
  let isUnified = false
  const propsIn = (place: ScopePlace | undefined): Props =>
    isUnified && place ? { [PLACE_PROP]: place } : {}
  return {
    get current() {
      return source.current
    },
    subscribe: source.subscribe,
    show(shown, options = {}) {
      isUnified = options.isUnified ?? false
      source.show(shown)
    },
    propsIn,
    placeAt(element) {
      const place = findScopePlaces()?.openAt(element)
      return place && { props: () => propsIn(place), leave: place.enter() }
    },
  }
}
