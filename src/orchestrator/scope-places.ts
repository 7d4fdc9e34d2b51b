import type {
  DevRuntime,
  StateDeclarations,
  StateSlot,
  StateSource,
  StateValue,
} from '../../adapters/contract.ts'
import {
  PLACE_SLOT,
  type PlacedCell,
  type PlacedScope,
  type ScopePlace,
  type ScopePlaces,
  type TakeCell,
} from '../../adapters/shared/find-scope-places.ts'
import { placeOf } from '../../adapters/shared/dev-place.ts'
import type { ComponentStates } from './component-state.ts'

/** What the orchestrator holds of the places that it creates. */
export interface ControlledScopePlaces extends ScopePlaces {
  /** To be called with what a host has been given as the name of its place, and where that host is. */
  located(slot: StateSlot, name: unknown): void
  /** The variables in a place, in addition to the one that holds its name; all other values as they are. */
  expand(value: StateValue): Iterable<StateValue>
  /** The same for what is only listed. */
  expandSlot(slot: Pick<StateSlot, 'instance' | 'name'>): Iterable<Pick<StateSlot, 'instance' | 'name'>>
  /** The places that no framework knows of. */
  readonly source: StateSource
  /** Writes back what was captured, as far as the variables are still the same. */
  restore(states: ComponentStates): void
  /** Disposes what hot updates have left without a host. To be called when an update has settled. */
  release(): void
}

export interface ScopePlacesDeps {
  readonly take: DevRuntime['take']
  readonly declarations: () => Pick<StateDeclarations, 'formerOf' | 'isReset'>
  /** True while an update runs: what a host leaves now is kept for the one that takes its place. */
  readonly isRunning: () => boolean
}

interface Place extends ScopePlace {
  scope: PlacedScope | undefined
  /** What hosts are mounted with it: one, but for moments. */
  hosts: number
  /** Works out where it is. */
  instanceOf: () => string
}

/** Creates the keeper of all scopes of one page. */
export function createScopePlaces(deps: ScopePlacesDeps): ControlledScopePlaces {
  const places = new Map<string, Place>()
  const abandoned = new Set<Place>()
  /** Those that no framework knows of. */
  const free = new Set<Place>()
  let count = 0
  const drop = (place: Place) => {
    if (place.hosts > 0) return
    if (places.get(place.name) === place) places.delete(place.name)
    free.delete(place)
    place.scope?.dispose()
    place.scope = undefined
  }
  const leave = (place: Place) => {
    place.hosts -= 1
    if (place.hosts > 0) return
    if (deps.isRunning()) abandoned.add(place)
    // React's strict mode mounts everything twice in one go.
    else queueMicrotask(() => drop(place))
  }
  const open = (name: string): Place => {
    const place = places.get(name) ?? createPlace(name, { deps, leave, abandoned, places })
    places.set(name, place)
    return place
  }
  const create = () => `place-${(count += 1)}`
  const at = (instance: string): Place | undefined =>
    [...places.values()].find((one) => one.hosts > 0 && one.instanceOf() === instance)
  return {
    create,
    open,
    openAt(element) {
      const place = open(create())
      place.instanceOf = () => `js:${placeOf(element)}`
      free.add(place)
      return place
    },
    located(slot, name) {
      if (slot.name === PLACE_SLOT && typeof name === 'string') open(name).instanceOf = () => slot.instance
    },
    *expand(value) {
      const place = value.name === PLACE_SLOT ? places.get(String(value.value)) : undefined
      if (!place) return yield value
      // Where it is can only be said for certain now.
      place.instanceOf = () => value.instance
      yield { ...value, isInternal: true }
      yield* valuesIn(place, value.instance)
    },
    *expandSlot(slot) {
      yield slot
      const scope = slot.name === PLACE_SLOT ? at(slot.instance)?.scope : undefined
      for (const { name } of scope?.cells() ?? []) yield { instance: slot.instance, name }
    },
    source: {
      *read() {
        for (const place of free) yield* valuesIn(place, place.instanceOf())
      },
    },
    restore({ values, overrides }) {
      for (const place of places.values()) {
        const instance = place.instanceOf()
        for (const cell of place.scope?.cells() ?? []) {
          const key = `${instance}\n${cell.name}`
          const saved = values.get(key)
          if (saved?.text === cell.hash) cell.value = overrides.has(key) ? overrides.get(key) : saved.value
        }
      }
    },
    release() {
      const left = [...abandoned]
      abandoned.clear()
      left.forEach(drop)
    },
  }
}

function* valuesIn({ scope }: Place, instance: string): Generator<StateValue> {
  for (const { name, hash, value, initial } of scope?.cells() ?? [])
    yield { instance, component: scope!.id, name, text: hash, value, initial }
}

interface PlaceContext {
  readonly deps: ScopePlacesDeps
  readonly leave: (place: Place) => void
  readonly abandoned: Set<Place>
  readonly places: ReadonlyMap<string, Place>
}

function createPlace(name: string, { deps, leave, abandoned }: PlaceContext): Place {
  const place: Place = {
    name,
    scope: undefined,
    hosts: 0,
    instanceOf: () => name,
    get isTaken() {
      return place.hosts > 0
    },
    obtain<Scope extends PlacedScope>(id: string, create: (take: TakeCell) => Scope) {
      const adopted = place.scope ?? adopt(abandoned, id)
      place.scope = adopted?.id === id ? adopted : create(takeIn(place, id, deps))
      // Nothing but what `create` of the same file has made is in the place.
      return place.scope as Scope
    },
    enter() {
      let isIn = true
      place.hosts += 1
      abandoned.delete(place)
      return () => {
        if (isIn) leave(place)
        isIn = false
      }
    },
  }
  return place
}

/** The oldest scope of the file that has lost its host: a component inside of one that has changed its target. */
function adopt(abandoned: Set<Place>, id: string): PlacedScope | undefined {
  const former = [...abandoned].find(({ scope }) => scope?.id === id)
  const scope = former?.scope
  if (former) former.scope = undefined
  return scope
}

/** A variable is known by where its component is. */
const takeIn =
  (place: Place, id: string, { take, declarations }: ScopePlacesDeps): TakeCell =>
  ({ name, hash }: Pick<PlacedCell, 'name' | 'hash'>, initialise) =>
    take(
      {
        name,
        text: hash,
        startsAnew: true,
        get instance() {
          return place.instanceOf()
        },
        get former() {
          return declarations().formerOf(`${id}#`, name)
        },
      },
      initialise,
    )
