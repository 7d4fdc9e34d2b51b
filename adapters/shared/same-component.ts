import type { IslandSource } from '../contract.ts'
import { findIslandParking } from './find-island-parking.ts'

/** Gives the same value for every hot reloaded version of one component. */
export type Identify = (component: unknown) => unknown

/**
 * Says whether two sources show the same component. `island(Cart)` runs again whenever the module that
 * holds it is hot reloaded, and `Cart` itself may be a newer version by then, so neither the identity of
 * the source nor (in development) that of the component decides.
 */
export function isSameComponent(left: IslandSource, right: IslandSource): boolean {
  return isVersionOf(left, right, findIslandParking()?.identify ?? ((component) => component))
}

/** The same question for a given notion of identity. */
export function isVersionOf(left: IslandSource, right: IslandSource, identify: Identify): boolean {
  return left.framework === right.framework && identify(left.component) === identify(right.component)
}
