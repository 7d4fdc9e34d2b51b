import type { IslandParking } from './find-island-parking.ts'
import type { Identify } from './same-component.ts'

export interface IslandParkingDeps {
  /** Maps every hot reloaded version of a component to one value; by default a component is its own. */
  readonly identify?: Identify
}

/**
 * Creates the parking for islands whose hosts are re-created by a hot update. Nothing is parked before it is
 * controlled.
 *
 * @example
 * const parking = createIslandParking({ identify: (component) => idOf(component) ?? component })
 * globalThis[Symbol.for('metamon.island-parking')] = parking
 * const control = controlIslandParking(parking)
 * control.begin()
 * await applyUpdate()
 * control.release()
 */
export function createIslandParking({ identify = itself }: IslandParkingDeps = {}): IslandParking {
  let lastOrder = 0
  const parking: IslandParking = {
    active: false,
    identify,
    root: undefined,
    mountAt(root, mount) {
      const outer = parking.root
      parking.root = root
      try {
        return mount()
      } finally {
        parking.root = outer
      }
    },
    nextOrder: () => (lastOrder += 1),
    parked: new Set(),
    replaced: new Set(),
    failed: new Set(),
    contained: new Set(),
    adopt: () => undefined,
  }
  return parking
}

const itself: Identify = (component) => component
