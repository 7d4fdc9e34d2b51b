import type { IslandSource } from '../contract.ts'
import type { MountedIsland } from './island-view.ts'

/**
 * Keeps islands alive while a hot update re-creates their hosts. Only the dev server's client installs
 * one, at `globalThis[Symbol.for('metamon.island-parking')]`; a production page has none.
 */
export interface IslandParking {
  /** True while a hot update is applied: an island that its host removes now is parked, not unmounted. */
  active: boolean
  /** The same value for every hot reloaded version of one component. */
  identify(component: unknown): unknown
  /** The element of the island that is being mounted; undefined while none is. */
  root: HTMLElement | undefined
  mountAt<Result>(root: HTMLElement, mount: () => Result): Result
  /** A number for a new island; islands are adopted in this order. */
  nextOrder(): number
  /** Islands that wait for their next host. */
  readonly parked: Set<MountedIsland>
  /** Components that no host of theirs shows any more: nobody would adopt their islands. */
  readonly replaced: Set<unknown>
  /** Islands whose component has thrown, to be tried again when an update has been applied. */
  readonly failed: Set<MountedIsland>
  /** What they have thrown, since the last update began. */
  readonly contained: Set<unknown>
  /** Hands over the oldest parked island of the same component, if there is one. */
  adopt(source: IslandSource): MountedIsland | undefined
}

/** Where the parking of this page is looked up; the same in every copy of this package. */
export const ISLAND_PARKING: symbol = /* @__PURE__ */ Symbol.for('metamon.island-parking')

/** Bundlers replace the expression by a text, and drop what only development needs. */
declare const process: { readonly env: { readonly NODE_ENV?: string } }

/** The parking of this page, if a dev client has installed one. */
export function findIslandParking(): IslandParking | undefined {
  if (process.env.NODE_ENV === 'production') return undefined
  // Only the dev client writes to this symbol, and it writes what `createIslandParking` returned.
  return (globalThis as { [key: symbol]: IslandParking | undefined })[ISLAND_PARKING]
}
