import { placeOf } from '../shared/dev-place.ts'
import { implementationOf, isComponent, TAGS, type Fiber } from './dev-fiber.ts'
import { createSegments, join, toSegment, type Segment, type SegmentAt } from './dev-segments.ts'

/** Names instances of components so that those which take their place have the same names. */
export interface Instances {
  /** The instance's name: the path of components and keys from the root to it. */
  keyOf(fiber: Fiber): string
  /** All instances below roots, with their names. */
  list(roots: readonly Fiber[]): readonly Place[]
  /** Forgets what was found out about trees that may have changed. */
  clear(): void
}

/** An instance, and its name. */
export type Place = readonly [fiber: Fiber, key: string]

export interface InstancesContext {
  /** The name that a component has in its file, where it is known by more than its own name. */
  readonly nameOf: (implementation: unknown) => string | undefined
  /** True for a component that stands for the one above it: it has the same name. */
  readonly isStandIn: (type: unknown) => boolean
}

/** The parts of a path below one component or key, by the fiber that they lead to. */
type Segments = Map<Fiber, Segment>

/** The same fibers by the one above them, and their place below it. */
type Places = ReadonlyMap<Fiber | null, readonly Fiber[]>

/**
 * A path goes from component to component: neither elements nor providers between them count, so that markup
 * can change around an instance. Components of one name are counted below the nearest component or key.
 */
export function createInstances(context: InstancesContext): Instances {
  const nameRoot = createRootNames()
  const nameOf = (fiber: Fiber) => nameOfFiber(fiber, context.nameOf)
  let cache = new WeakMap<Fiber, Segments>()
  let keys = new WeakMap<Fiber, string>()
  const places = new WeakMap<Segments, Places>()
  const segmentAt = createSegments(context.isStandIn)
  const segmentsOf = (scope: Fiber): Segments => {
    const segments = cache.get(scope) ?? findSegments(scope, nameOf, segmentAt)
    cache.set(scope, segments)
    return segments
  }
  const segmentOf = (scope: Fiber, fiber: Fiber): Segment => {
    const segments = segmentsOf(scope)
    const known = segments.get(fiber) ?? (fiber.alternate ? segments.get(fiber.alternate) : undefined)
    // What is mounted anew has been put into the tree since then.
    const segment =
      known ??
      replaced(segments, fiber) ??
      toSegment(nameOf(fiber), fiber.key, countBefore(fiber, scope, nameOf))
    if (known === undefined) segments.set(fiber, segment)
    return segment
  }
  /** Of a long list with keys, an item is known by the one that was in its place: nothing has to be counted. */
  const replaced = (segments: Segments, fiber: Fiber): Segment | undefined => {
    const byPlace = places.get(segments) ?? findPlaces(segments)
    places.set(segments, byPlace)
    const former = fiber.key === null ? undefined : byPlace.get(fiber.return)?.[fiber.index]
    return former?.key === fiber.key && nameOf(former) === nameOf(fiber) ? segments.get(former) : undefined
  }
  const findKey = (fiber: Fiber): string => {
    const scope = scopeAbove(fiber)
    if (!scope) return nameRoot(fiber)
    if (!isScope(fiber) || context.isStandIn(fiber.type)) return keyOf(scope)
    return join(keyOf(scope), segmentOf(scope, fiber))
  }
  const keyOf = (fiber: Fiber): string => {
    const key = keys.get(fiber) ?? findKey(fiber)
    keys.set(fiber, key)
    return key
  }
  const listBelow = (scope: Fiber, path: string, found: Place[]): void => {
    // Most instances are made of elements alone: of those, nothing is kept.
    if (!cache.has(scope) && !visitScopes(scope, () => true)) return
    for (const [fiber, segment] of segmentsOf(scope)) {
      const key = join(path, segment)
      if (isComponent(fiber)) found.push([fiber, key])
      listBelow(fiber, key, found)
    }
  }
  const clear = () => {
    cache = new WeakMap()
    keys = new WeakMap()
  }
  return {
    keyOf,
    list(roots) {
      const found: Place[] = []
      for (const root of roots) listBelow(root, keyOf(root), found)
      return found
    },
    clear,
  }
}

const isScope = (fiber: Fiber): boolean => isComponent(fiber) || fiber.key !== null

function scopeAbove(fiber: Fiber): Fiber | undefined {
  let above = fiber.return
  while (above && above.return && !isScope(above)) above = above.return
  return above ?? undefined
}

function findSegments(scope: Fiber, nameOf: (fiber: Fiber) => string, segmentAt: SegmentAt): Segments {
  const segments: Segments = new Map()
  const counts = new Map<string, number>()
  const count = (first: string) => {
    const before = counts.get(first) ?? 0
    counts.set(first, before + 1)
    return before
  }
  visitScopes(scope, (fiber) => {
    segments.set(fiber, segmentAt(fiber, nameOf(fiber), count))
    return false
  })
  return segments
}

function findPlaces(segments: Segments): Places {
  const places = new Map<Fiber | null, Fiber[]>()
  for (const fiber of segments.keys()) {
    const siblings = places.get(fiber.return) ?? []
    places.set(fiber.return, siblings)
    siblings[fiber.index] = fiber
  }
  return places
}

/** How many of the same name and key come before a fiber below its scope. */
function countBefore(fiber: Fiber, scope: Fiber, nameOf: (fiber: Fiber) => string): number {
  const name = nameOf(fiber)
  let count = 0
  visitScopes(scope, (other) => {
    if (other === fiber) return true
    if (other.key === fiber.key && (other.type === fiber.type || nameOf(other) === name)) count += 1
    return false
  })
  return count
}

/** Visits the components and keys below one, but not what is below these in turn; true to stop. */
function visitScopes({ child }: Fiber, visit: (fiber: Fiber) => boolean): boolean {
  for (let fiber = child; fiber; fiber = fiber.sibling)
    if (isScope(fiber) ? visit(fiber) : visitScopes(fiber, visit)) return true
  return false
}

/** Of what is no component, only the key counts. */
function nameOfFiber(fiber: Fiber, nameOf: InstancesContext['nameOf']): string {
  if (!isComponent(fiber)) return ''
  const implementation = implementationOf(fiber.type)
  const given = nameOf(implementation)
  if (given !== undefined) return given
  return typeof implementation === 'function' ? implementation.name : ''
}

/** Names a root after the place of its container in the document. */
function createRootNames(): (fiber: Fiber) => string {
  const numbers = new WeakMap<object, number>()
  let count = 0
  return ({ tag, stateNode }) => {
    if (tag !== TAGS.root || typeof stateNode !== 'object' || stateNode === null) return '?'
    const container: unknown = Reflect.get(stateNode, 'containerInfo')
    if (container instanceof Element && container.isConnected) return placeOf(container)
    const number = numbers.get(stateNode) ?? (count += 1)
    numbers.set(stateNode, number)
    return `root~${number}`
  }
}
