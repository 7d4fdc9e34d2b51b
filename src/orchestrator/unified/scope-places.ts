import type {
  DevRuntime,
  StateDeclarations,
  StateSlot,
  StateSource,
  StateValue,
} from '../../../adapters/contract.ts'
import { PLACE_PROP, PLACE_SLOT, type ScopePlaces } from '../../../adapters/shared/find-scope-places.ts'
import type { Scope } from '../../unified/scope.ts'
import type { ComponentStates } from '../component-state.ts'
import { createLivingScope, type LivingScope, type TakeCell } from './living-scope.ts'
import { createPlaces, type Place } from './places.ts'

/** What the orchestrator holds of the places that it creates. */
export interface ControlledScopePlaces extends ScopePlaces {
  /** To be called with what a host has been given as the name of its place, and where that host is. */
  located(slot: StateSlot, name: unknown): void
  /** The scope that is in a place, or that has lost its own: a view that is created there goes on with it. */
  scopeFor(id: string, props: Props): Scope | undefined
  /** Puts a new scope into the place that its component was told of. */
  put(scope: Scope): LivingScope
  /** To be called when a view has mounted the scope, and when that is over. */
  mounted(scope: Scope): void
  unmounted(scope: Scope): void
  /** All scopes of a file that are in places, or on the page without one. */
  scopesOf(id: string): Iterable<LivingScope>
  /** The one that holds the name of a place, and the variables in it; undefined for all other values. */
  expand(value: StateValue): Iterable<StateValue> | undefined
  /** The names of the variables in the place that one holds the name of; undefined for all others. */
  expandSlot(instance: string, name: string): Iterable<string> | undefined
  /** The places that no framework knows of. */
  readonly source: StateSource
  /** Writes back what was captured, as far as the variables are still the same. */
  restore(states: ComponentStates): void
  /** Forgets what hot updates have left behind. To be called when an update has settled. */
  release(): void
}

type SlotName = Pick<StateSlot, 'instance' | 'name'>
type Props = Readonly<Record<string, unknown>>

export interface ScopePlacesDeps {
  readonly take: DevRuntime['take']
  readonly declarations: () => Pick<StateDeclarations, 'formerOf' | 'isReset'>
  /** True while an update runs: what a host leaves now is kept for the one that takes its place. */
  readonly isRunning: () => boolean
  /** Told of variables that go on somewhere else. */
  readonly kept: (slot: SlotName) => void
  readonly report: (error: unknown) => void
}

/** Creates the keeper of all scopes of one page. */
export function createScopePlaces(deps: ScopePlacesDeps): ControlledScopePlaces {
  const places = createPlaces(deps.isRunning)
  const livingOf = new WeakMap<Scope, LivingScope>()
  const shown = new Set<LivingScope>()
  const placeOf = (living: LivingScope) => [...places.list()].find((one) => one.living === living)
  /** Where a host has adopted the whole view of another one, the scope is in a new place without having been created there. */
  const follow = () => {
    for (const living of shown) {
      const place = placeIn(living.scope.passed)
      if (!place || place.living) continue
      leave(placeOf(living), living, deps.kept)
      place.living = living
    }
  }
  const takenAt = (instance: string) =>
    [...places.list()].find((one) => one.isTaken && one.instanceOf() === instance)
  return {
    create: places.create,
    open: places.open,
    openAt: places.openAt,
    located(slot, name) {
      if (slot.name === PLACE_SLOT && typeof name === 'string')
        places.open(name).instanceOf = () => slot.instance
    },
    scopeFor(id, props) {
      const place = placeIn(props)
      if (!place) return undefined
      if (place.living?.scope.setup.id !== id) place.living = adopt(places.abandoned, id, deps.kept)
      return place.living?.scope
    },
    put(scope) {
      const place = placeIn(scope.passed)
      const take = place ? takeIn(() => placeOf(living) ?? place, scope.setup.id, deps) : takeNothing
      const living: LivingScope = createLivingScope(scope, { take, report: deps.report })
      livingOf.set(scope, living)
      if (place) place.living = living
      return living
    },
    mounted(scope) {
      const living = livingOf.get(scope)
      if (living) shown.add(living)
    },
    unmounted(scope) {
      const living = livingOf.get(scope)
      if (living) shown.delete(living)
    },
    scopesOf(id) {
      const placed = [...places.list()].flatMap(({ living }) => living ?? [])
      return [...new Set([...placed, ...shown])].filter(({ scope }) => scope.setup.id === id)
    },
    expand(value) {
      const place = value.name === PLACE_SLOT ? places.find(String(value.value)) : undefined
      if (!place) return undefined
      if (!place.living) follow()
      // Where it is can only be said for certain now.
      place.instanceOf = () => value.instance
      return [{ ...value, isInternal: true }, ...valuesIn(place, value.instance)]
    },
    expandSlot(instance, slot) {
      const living = slot === PLACE_SLOT ? takenAt(instance)?.living : undefined
      return living && Array.from(living.cells(), ({ name }) => name)
    },
    source: {
      *read() {
        for (const place of places.free) yield* valuesIn(place, place.instanceOf())
      },
    },
    restore(states) {
      for (const { living, instanceOf } of places.list())
        if (living) restoreCells(living, instanceOf(), states)
    },
    release() {
      follow()
      places.release()
      for (const { living } of places.list()) living?.forgetUndeclared()
    },
  }
}

/** Only places are handed out under this name. */
const placeIn = (props: Props): Place | undefined => props[PLACE_PROP] as Place | undefined

function* valuesIn({ living }: Place, instance: string): Generator<StateValue> {
  if (!living) return
  const component = living.scope.setup.id
  for (const { name, hash, value, initial } of living.cells())
    yield { instance, component, name, text: hash, value, initial }
}

/** The scope of a file that has lost its host first: a component inside of one that has changed its target. */
function adopt(
  abandoned: ReadonlySet<Place>,
  id: string,
  kept: ScopePlacesDeps['kept'],
): LivingScope | undefined {
  const former = [...abandoned].find(({ living }) => living?.scope.setup.id === id)
  const living = former?.living
  if (living) leave(former, living, kept)
  return living
}

/** What the variables held where they were is not lost. */
function leave(former: Place | undefined, living: LivingScope, kept: ScopePlacesDeps['kept']): void {
  if (!former) return
  for (const { name } of living.cells()) kept({ instance: former.instanceOf(), name })
  former.living = undefined
}

function restoreCells(living: LivingScope, instance: string, { values, overrides }: ComponentStates): void {
  for (const cell of living.cells()) {
    const saved = values.get(instance, cell.name)
    if (saved?.text === cell.hash) cell.value = overrides.has(saved) ? overrides.get(saved) : saved.value
  }
}

/** Of a component that is shown without a host nobody knows where it is. */
const takeNothing: TakeCell = (_, initialise) => initialise()

/** A variable is known by where its component is. */
const takeIn =
  (placeNow: () => Place, id: string, { take, declarations }: ScopePlacesDeps): TakeCell =>
  ({ name, hash }, initialise) =>
    take(
      {
        name,
        text: hash,
        startsAnew: true,
        get instance() {
          return placeNow().instanceOf()
        },
        get former() {
          return declarations().formerOf(`${id}#`, name)
        },
        get isReset() {
          return declarations().isReset(`${id}#`, name)
        },
      },
      initialise,
    )
