import { findScopePlaces, PLACE_SLOT, type ScopePlace } from '../shared/find-scope-places.ts'
import { svelteState } from './dev.ts'

/** The place of the host that is mounted: the same one for the host that takes this one's place. */
export function takePlace(): ScopePlace | undefined {
  const places = findScopePlaces()
  if (!places) return undefined
  const name: string = svelteState(PLACE_SLOT, PLACE_SLOT, '', places.create, () => name)
  return places.open(name)
}

/** A place of its own, for a host whose place is that of somebody who stays. */
export function openPlace(): ScopePlace | undefined {
  const places = findScopePlaces()
  return places?.open(places.create())
}
