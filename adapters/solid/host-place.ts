import { createSignal, onCleanup } from 'solid-js'
import { findScopePlaces, PLACE_SLOT, type ScopePlace } from '../shared/find-scope-places.ts'
import { signal } from './dev.ts'

/** The place of the host that is created: the same one for the host that takes this one's place. */
export function takePlace(): ScopePlace | undefined {
  const places = findScopePlaces()
  if (!places) return undefined
  const [name] = signal(PLACE_SLOT, PLACE_SLOT, '', (take) => createSignal(take(places.create)))
  const known = places.open(name())
  // Solid disposes what was there before it creates what comes instead: this one is of somebody who stays.
  const place = known.isTaken ? places.open(places.create()) : known
  onCleanup(place.enter())
  return place
}
