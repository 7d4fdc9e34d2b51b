import type { IslandSource } from '../contract.ts'
import { findScopePlaces, PLACE_PROP, type ScopePlace } from './find-scope-places.ts'
import { findIslandParking } from './find-island-parking.ts'
import { createHostSource, type HostSource } from './host-source.ts'
import { isSameComponent } from './same-component.ts'

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

export interface PlacedSourceOptions {
  /** Makes a change, and renders it before it returns: for frameworks that mount what comes before what goes is gone. */
  readonly applyAtOnce?: (change: () => void) => void
}

/** Creates the source that all live instances of one host follow. */
export function createPlacedSource({ applyAtOnce }: PlacedSourceOptions = {}): PlacedSource {
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
      const { current } = source
      isUnified = options.isUnified ?? false
      if (isUnified && current && !isSameComponent(current, shown)) {
        leaveToNext(current, shown)
        applyAtOnce?.(() => source.show(undefined))
      }
      source.show(shown)
    },
    propsIn,
    placeAt(element) {
      const place = findScopePlaces()?.openAt(element)
      return place && { props: () => propsIn(place), leave: place.enter() }
    },
  }
}

/** What is in the component goes with it, and leaves its state to what comes: the islands must not wait for another host. */
function leaveToNext(current: IslandSource, next: IslandSource): void {
  const replaced = findIslandParking()?.replaced
  replaced?.add(current.component)
  replaced?.delete(next.component)
}
