import { implementationOf, isComponent, TAGS, type Fiber } from './dev-fiber.ts'

/** Names instances of components so that those which take their place have the same names. */
export interface Instances {
  /** The instance's name: the path of components and keys from the root to it. */
  keyOf(fiber: Fiber): string
  /** All instances below a root, with their names. */
  list(root: Fiber): Iterable<readonly [fiber: Fiber, key: string]>
  /** Forgets what was found out about trees that may have changed. */
  clear(): void
}

export interface InstancesContext {
  /** The name that a component has in its file, where it is known by more than its own name. */
  readonly nameOf: (implementation: unknown) => string | undefined
  /** True for a component that stands for the one above it: it has the same name. */
  readonly isStandIn: (type: unknown) => boolean
}

/** The parts of a path below one component or key, by the fiber that they lead to. */
type Segments = ReadonlyMap<Fiber, string>

/**
 * A path goes from component to component: neither elements nor providers between them count, so that markup
 * can change around an instance. Components of one name are counted below the nearest component or key.
 */
export function createInstances(context: InstancesContext): Instances {
  const nameRoot = createRootNames()
  let cache = new WeakMap<Fiber, Segments>()
  const segmentsOf = (scope: Fiber) => {
    const segments = findSegments(scope, context)
    cache.set(scope, segments)
    return segments
  }
  const segmentOf = (scope: Fiber, fiber: Fiber): string => {
    const find = (segments: Segments | undefined) =>
      segments?.get(fiber) ?? (fiber.alternate ? segments?.get(fiber.alternate) : undefined)
    return find(cache.get(scope)) ?? find(segmentsOf(scope)) ?? '?'
  }
  const keyOf = (fiber: Fiber): string => {
    const scope = scopeAbove(fiber)
    if (!scope) return nameRoot(fiber)
    return isScope(fiber) ? `${keyOf(scope)}${segmentOf(scope, fiber)}` : keyOf(scope)
  }
  function* list(scope: Fiber, path = keyOf(scope)): Generator<readonly [Fiber, string]> {
    for (const [fiber, segment] of segmentsOf(scope)) {
      const key = `${path}${segment}`
      if (isComponent(fiber)) yield [fiber, key]
      yield* list(fiber, key)
    }
  }
  return { keyOf, list: (root) => list(root), clear: () => (cache = new WeakMap()) }
}

const isScope = (fiber: Fiber): boolean => isComponent(fiber) || fiber.key !== null

function scopeAbove(fiber: Fiber): Fiber | undefined {
  let above = fiber.return
  while (above && above.return && !isScope(above)) above = above.return
  return above ?? undefined
}

function findSegments(scope: Fiber, { nameOf, isStandIn }: InstancesContext): Segments {
  const segments = new Map<Fiber, string>()
  const counts = new Map<string, number>()
  const visit = (first: Fiber | null) => {
    for (let fiber = first; fiber; fiber = fiber.sibling) {
      if (!isScope(fiber)) visit(fiber.child)
      else if (isStandIn(fiber.type)) segments.set(fiber, '')
      else {
        const name = `/${nameOfFiber(fiber, nameOf)}${fiber.key === null ? '' : `:${encodeURIComponent(fiber.key)}`}`
        const count = counts.get(name) ?? 0
        counts.set(name, count + 1)
        segments.set(fiber, count === 0 ? name : `${name}~${count}`)
      }
    }
  }
  visit(scope.child)
  return segments
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

/** From the nearest element with an id: `#app`, `#page/div~2`. */
function placeOf(element: Element): string {
  if (element.id) return `#${element.id}`
  const parent = element.parentElement
  if (!parent) return element.localName
  const same = [...parent.children].filter((one) => one.localName === element.localName)
  return `${placeOf(parent)}/${element.localName}~${same.indexOf(element)}`
}
