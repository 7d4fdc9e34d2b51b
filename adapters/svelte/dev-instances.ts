import { placeOf } from '../shared/dev-place.ts'
import { findIslandParking } from '../shared/find-island-parking.ts'
import { createOwner, resetOwner, type Owner } from './dev-owner.ts'
import type { Effect, SvelteInternals } from './dev-internals.ts'
import type { Places } from './dev-places.ts'

/** A component that is mounted. */
export interface Instance extends Owner {
  /** The instance that has rendered it; undefined at the root of an app. */
  readonly parent: Instance | undefined
  /** The element of the island that it is the root of. */
  readonly island: HTMLElement | undefined
  /** The block that Svelte runs a component in, and runs again with the component's next version. */
  readonly block: Effect
  /** Its component, and where in the code it is rendered. */
  readonly place: string
  /** How many instances it has rendered at each place. */
  readonly children: Map<string, number>
  /** What its key was made of when the instances were counted last. */
  numbered: { readonly parent: string; readonly index: number } | undefined
  /** The effect that the component's script runs in, while it runs. */
  script: Effect | undefined
}

/** The mounted components of a page. */
export interface Instances {
  /** Registers the component that is being mounted, until it is destroyed. Undefined outside of Svelte. */
  open(component: string): Instance | undefined
  /** Runs the code of a component, which may be another version than the one that was opened. */
  run<Result>(instance: Instance, code: () => Result): Result
  /** The instance whose script is running now; undefined in its template, effects and handlers. */
  current(): Instance | undefined
  /** All of them, with their keys brought up to date: parents before their children. */
  list(): Iterable<Instance>
}

/**
 * Follows which components are mounted, and gives each a key. An instance that is replaced where it is, because
 * its module was edited, has the key of the one before: both run in the same block. An instance that is
 * re-created together with its parent is found by the parent's key, the component, the place in the code that
 * renders it, and its number among those of that place.
 */
export function createInstances(svelte: SvelteInternals, places: Pick<Places, 'of'>): Instances {
  const live = new Set<Instance>()
  const owners = new WeakMap<Effect, Instance>()
  const keys = new WeakMap<Effect, string>()
  return {
    open(component) {
      const block = svelte.active_effect?.parent
      if (!svelte.active_effect || !block) return undefined
      const parent = closest(owners, block)
      const island = parent ? undefined : findIslandParking()?.root
      const place = places.of(component, block, (effect) => owners.has(effect))
      const key = keys.get(block) ?? (parent ? nextKey(parent, place) : freeRootKey(live, component, island))
      keys.set(block, key)
      const instance: Instance = {
        ...createOwner(key, component),
        parent,
        island,
        place,
        block,
        children: new Map(),
        numbered: undefined,
        script: undefined,
      }
      owners.set(svelte.active_effect, instance)
      live.add(instance)
      svelte.render_effect(() => {
        // Where Svelte leaves out an effect that does nothing itself, the one that tells of the end stays.
        if (svelte.active_effect) owners.set(svelte.active_effect, instance)
        return () => live.delete(instance)
      })
      return instance
    },
    run(instance, code) {
      resetOwner(instance)
      instance.children.clear()
      instance.script = svelte.active_effect ?? undefined
      if (instance.script) owners.set(instance.script, instance)
      try {
        return code()
      } finally {
        instance.script = undefined
      }
    },
    current() {
      const effect = svelte.active_effect
      const instance = effect ? owners.get(effect) : undefined
      return instance && instance.script === effect && !svelte.effect_tracking() ? instance : undefined
    },
    list() {
      renumber({ live, owners, keys })
      return live
    },
  }
}

function closest(owners: WeakMap<Effect, Instance>, from: Effect): Instance | undefined {
  for (let effect: Effect | null = from; effect; effect = effect.parent) {
    const instance = owners.get(effect)
    if (instance) return instance
  }
  return undefined
}

const nextKey = (parent: Instance, place: string): string =>
  childKey(parent.key, place, nextIndex(parent, place))

function nextIndex({ children }: Instance, place: string): number {
  const index = children.get(place) ?? 0
  children.set(place, index + 1)
  return index
}

/** What takes the place of a root component has the number that this one leaves. */
function freeRootKey(live: Iterable<Instance>, component: string, island: HTMLElement | undefined): string {
  const taken = new Set([...live].map(({ key }) => key))
  const base = `svelte:${island ? placeOf(island) : ''}`
  let index = 0
  while (taken.has(childKey(base, component, index))) index += 1
  return childKey(base, component, index)
}

const childKey = (parent: string, component: string, index: number): string =>
  `${parent}/${component}#${index}`

interface Tree {
  readonly live: ReadonlySet<Instance>
  readonly owners: WeakMap<Effect, Instance>
  readonly keys: WeakMap<Effect, string>
}

/** Counts children in the order in which their parent would create them now: lists change while they live. */
function renumber({ live, owners, keys }: Tree): void {
  const seen = new Set<Instance>()
  renameIslands(live, keys)
  const visit = (effect: Effect) => {
    const instance = owners.get(effect)
    if (!instance || seen.has(instance)) return
    seen.add(instance)
    if (instance.children.size > 0) instance.children.clear()
    if (!instance.parent || !moveIn(instance.parent, instance)) return
    keys.set(instance.block, instance.key)
  }
  const roots = [...live].filter(({ parent }) => !parent)
  for (const top of new Set(roots.map(({ block }) => topOf(block)))) visitEffects(top, visit)
}

/** Whether the instance has another key now. A key that says the same stays the same text. */
function moveIn(parent: Instance, instance: Instance): boolean {
  const { place, numbered } = instance
  const index = nextIndex(parent, place)
  if (numbered?.parent === parent.key && numbered.index === index) return false
  instance.numbered = { parent: parent.key, index }
  const key = childKey(parent.key, place, index)
  if (instance.key === key) return false
  instance.key = key
  return true
}

/** An island is known by its place, which may be another by now. */
function renameIslands(live: ReadonlySet<Instance>, keys: Tree['keys']): void {
  const islands = [...live].filter(({ island }) => island)
  for (const instance of islands) instance.key = ''
  for (const instance of islands) {
    instance.key = freeRootKey(live, instance.component, instance.island)
    keys.set(instance.block, instance.key)
  }
}

function topOf(effect: Effect): Effect {
  return effect.parent ? topOf(effect.parent) : effect
}

/** Every effect below, in the order of their creation, parents first. */
function visitEffects(top: Effect, visit: (effect: Effect) => void): void {
  const open = [top]
  for (let effect = open.pop(); effect; effect = open.pop()) {
    visit(effect)
    if (effect.next && effect !== top) open.push(effect.next)
    if (effect.first) open.push(effect.first)
  }
}
