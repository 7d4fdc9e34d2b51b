import { useLayoutEffect, useState } from 'react'
import { findScopePlaces, PLACE_SLOT, type ScopePlace } from '../shared/find-scope-places.ts'
import { state } from './dev.ts'

/** The place of the host that is rendered: the same one for the host that takes this one's place. */
export function usePlace(): ScopePlace | undefined {
  const places = findScopePlaces()
  const create = () => places?.create()
  // `state` returns what `useState` has returned.
  const [name, setName] = state(PLACE_SLOT, useState as never, PLACE_SLOT, '', create) as readonly [
    string | undefined,
    (name: string | undefined) => void,
  ]
  const place = name === undefined ? undefined : places?.open(name)
  useLayoutEffect(() => {
    // Somebody is there who has not gone in this commit: it was not this host's place after all.
    if (place?.isTaken) return setName(create())
    return place?.enter()
  }, [place])
  return place
}
