import { placeOf } from '../../../adapters/shared/dev-place.ts'
import type { ScopePlace, ScopePlaces } from '../../../adapters/shared/find-scope-places.ts'
import type { LivingScope } from './living-scope.ts'

/** A place, and what is in it. */
export interface Place extends ScopePlace {
  living: LivingScope | undefined
  /** Works out where it is. */
  instanceOf: () => string
}

/** The places of a page, by their names. */
export interface Places extends ScopePlaces {
  open(name: string): Place
  list(): Iterable<Place>
  /** Those that no framework knows of. */
  readonly free: ReadonlySet<Place>
  find(name: string): Place | undefined
  /** Those that their hosts have left in the running update, the first one first. */
  readonly abandoned: ReadonlySet<Place>
  /** Drops them. */
  release(): void
}

/** @param isRunning true while an update runs: what a host leaves now is kept for the one that takes its place */
export function createPlaces(isRunning: () => boolean): Places {
  const places = new Map<string, Place>()
  const free = new Set<Place>()
  const abandoned = new Set<Place>()
  let count = 0
  const create = () => `place-${(count += 1)}`
  const drop = (place: Place) => {
    if (place.isTaken) return
    if (places.get(place.name) === place) places.delete(place.name)
    free.delete(place)
  }
  const leave = (place: Place) => {
    if (isRunning()) abandoned.add(place)
    // React's strict mode mounts everything twice in one go.
    else queueMicrotask(() => drop(place))
  }
  const open = (name: string): Place => {
    const place = places.get(name) ?? createPlace(name, { enter: (one) => abandoned.delete(one), leave })
    places.set(name, place)
    return place
  }
  return {
    create,
    open,
    openAt(element) {
      const place = open(create())
      place.instanceOf = () => `js:${placeOf(element)}`
      free.add(place)
      return place
    },
    list: () => places.values(),
    find: (name) => places.get(name),
    free,
    abandoned,
    release() {
      const left = [...abandoned]
      abandoned.clear()
      left.forEach(drop)
    },
  }
}

interface Told {
  readonly enter: (place: Place) => void
  /** Called when the last host has left. */
  readonly leave: (place: Place) => void
}

function createPlace(name: string, told: Told): Place {
  let hosts = 0
  const place: Place = {
    name,
    living: undefined,
    instanceOf: () => name,
    get isTaken() {
      return hosts > 0
    },
    enter() {
      let isIn = true
      hosts += 1
      told.enter(place)
      return () => {
        if (isIn) hosts -= 1
        if (isIn && hosts === 0) told.leave(place)
        isIn = false
      }
    },
  }
  return place
}
