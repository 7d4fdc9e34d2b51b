import type { IslandParking } from './find-island-parking.ts'
import type { MountedIsland } from './island-view.ts'
import { isVersionOf, type Identify } from './same-component.ts'

/** What the orchestrator holds of the parking that it creates. */
export interface ControlledIslandParking extends IslandParking {
  /** Parks from now on. Call it before a hot update is applied. */
  begin(): void
  /** Stops parking and unmounts what nobody adopted. Call it when the hot update has settled. */
  release(): void
  /** Tries every island again whose component has thrown: the update may have mended it. */
  retryFailed(): void
}

export interface IslandParkingDeps {
  /** Maps every hot reloaded version of a component to one value; by default a component is its own. */
  readonly identify?: Identify
}

/**
 * Creates the parking for islands whose hosts are re-created by a hot update.
 *
 * @example
 * const parking = createIslandParking({ identify: (component) => idOf(component) ?? component })
 * globalThis[Symbol.for('metamon.island-parking')] = parking
 * parking.begin()
 * await applyUpdate()
 * parking.release()
 */
export function createIslandParking(deps: IslandParkingDeps = {}): ControlledIslandParking {
  const identify = deps.identify ?? ((component) => component)
  const parked = new Set<MountedIsland>()
  const failed = new Set<MountedIsland>()
  const contained = new Set<unknown>()
  const replaced = new Set<unknown>()
  let isActive = false
  let lastOrder = 0
  let current: HTMLElement | undefined
  return {
    get active() {
      return isActive
    },
    identify,
    get root() {
      return current
    },
    mountAt(root, mount) {
      const outer = current
      current = root
      try {
        return mount()
      } finally {
        current = outer
      }
    },
    nextOrder: () => (lastOrder += 1),
    park: (island) => void parked.add(island),
    replaced,
    failed,
    contained,
    retryFailed() {
      const islands = [...failed]
      failed.clear()
      for (const island of islands) island.retry()
    },
    adopt(source) {
      const found = [...parked]
        .filter((island) => isVersionOf(island.source, source, identify))
        .reduce(older, undefined)
      if (found) parked.delete(found)
      return found
    },
    begin() {
      isActive = true
      contained.clear()
      replaced.clear()
    },
    release() {
      isActive = false
      const abandoned = [...parked]
      parked.clear()
      for (const island of abandoned) island.unmount()
    },
  }
}

function older(oldest: MountedIsland | undefined, island: MountedIsland): MountedIsland {
  return oldest && oldest.order <= island.order ? oldest : island
}
