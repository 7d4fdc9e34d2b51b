import { findIslandParking } from './find-island-parking.ts'
import type { IslandView, MountedIsland } from './island-view.ts'
import { mountIsland } from './mounted-island.ts'
import { isSameComponent } from './same-component.ts'

/** The place of one island in the document, as its host holds it. */
export interface IslandElement {
  /** Mounts what `view` asks for, or updates it when the same component is mounted already. */
  show(view: IslandView): void
  /** Unmounts the island; while a hot update is applied it is parked for its next host instead. */
  dispose(): void
}

/** Turns an element that a host has rendered into a place for islands. All four `Island`s use this. */
export function createIslandElement(element: HTMLElement): IslandElement {
  let mounted: MountedIsland | undefined
  return {
    show(view) {
      if (mounted && isSameComponent(mounted.source, view.source)) return mounted.update(view)
      mounted?.unmount()
      mounted = adoptIsland(element, view) ?? mountIsland(element, view)
    },
    dispose() {
      if (mounted) parkOrUnmount(mounted)
      mounted = undefined
    },
  }
}

function adoptIsland(element: HTMLElement, view: IslandView): MountedIsland | undefined {
  const adopted = findIslandParking()?.adopt(view.source)
  adopted?.moveTo(element)
  adopted?.update(view)
  return adopted
}

function parkOrUnmount(island: MountedIsland): void {
  const parking = findIslandParking()
  if (!parking?.active || parking.replaced.has(island.source.component)) return island.unmount()
  island.shelter()
  parking.parked.add(island)
}
