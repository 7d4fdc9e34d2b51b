import { onScopeDispose } from 'vue'
import { findScopePlaces, PLACE_SLOT, type ScopePlace } from '../shared/find-scope-places.ts'
import { state } from './dev.ts'

/** The place of the host that is set up: the same one for the host that takes this one's place. */
export function takePlace(): ScopePlace | undefined {
  const places = findScopePlaces()
  if (!places) return undefined
  const known = places.open(state(PLACE_SLOT, (name: string) => name, PLACE_SLOT, '', places.create))
  // Vue unmounts what was there before it mounts what comes instead: this one is of somebody who stays.
  const place = known.isTaken ? places.open(places.create()) : known
  onScopeDispose(place.enter())
  return place
}
