import type { IslandParking } from './find-island-parking.ts'
import type { MountedIsland } from './island-view.ts'
import { isVersionOf } from './same-component.ts'

/** What the orchestrator does with the parking of a page. */
export interface ControlledIslandParking {
  /** Parks from now on. Call it before a hot update is applied. */
  begin(): void
  /** Stops parking and unmounts what nobody adopted. Call it when the hot update has settled. */
  release(): void
  /** Tries every island again whose component has thrown: the update may have mended it. */
  retryFailed(): void
  /** What islands have thrown, since the last update began. */
  readonly contained: Set<unknown>
}

/** From now on, parked islands are handed over to those that ask for them. */
export function controlIslandParking(parking: IslandParking): ControlledIslandParking {
  const { parked, replaced, failed, contained, identify } = parking
  parking.adopt = (source) => {
    const found = [...parked]
      .filter((island) => isVersionOf(island.source, source, identify))
      .reduce(older, undefined)
    if (found) parked.delete(found)
    return found
  }
  return {
    contained,
    begin() {
      parking.active = true
      contained.clear()
      replaced.clear()
    },
    release() {
      parking.active = false
      const abandoned = [...parked]
      parked.clear()
      for (const island of abandoned) island.unmount()
    },
    retryFailed() {
      const islands = [...failed]
      failed.clear()
      for (const island of islands) island.retry()
    },
  }
}

function older(oldest: MountedIsland | undefined, island: MountedIsland): MountedIsland {
  return oldest && oldest.order <= island.order ? oldest : island
}
