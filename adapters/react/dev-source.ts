import type { StateSource, StateValue } from '../contract.ts'
import { visitStates, type ClassStates } from './dev-class-state.ts'
import { firstHookOf, TAGS, type Fiber, type Hook } from './dev-fiber.ts'
import type { Instances, Place } from './dev-instance.ts'
import type { Roots } from './dev-roots.ts'
import type { Origin, Origins } from './dev-state.ts'

export interface SourceContext {
  readonly roots: Roots
  readonly instances: Instances
  readonly origins: Origins
  readonly classStates: ClassStates
  /** The id of an instance's component, where it has one. */
  readonly componentOf: (fiber: Fiber) => string | undefined
  /** Called with all instances before each reading. */
  readonly beforeReading: (places: readonly Place[]) => void
}

/** Reads the state of every instance on the page. */
export interface ReactSource extends StateSource {
  /** How often the state has been read: once for every update. */
  readings(): number
}

/** Always reads from the roots down: what React keeps at a DOM node may be an instance's state before the last. */
export function createSource(context: SourceContext): ReactSource {
  const { roots, instances, origins, classStates, componentOf } = context
  let readings = 0
  const places = () => {
    instances.clear()
    return instances.list(roots.list().map(({ current }) => current))
  }
  const visitSlots = (fiber: Fiber, visit: Visit) => {
    if (fiber.tag !== TAGS.class) return visitHooks(fiber, origins, visit)
    visitStates(fiber.memoizedState, classStates.originsOf(instanceOf(fiber)), visit)
  }
  return {
    framework: 'react',
    read() {
      readings += 1
      const all = places()
      context.beforeReading(all)
      const values: StateValue[] = []
      for (const [fiber, instance] of all) {
        const component = componentOf(fiber)
        visitSlots(fiber, (value, { name, text, initial }) => {
          values.push({ instance, component, framework: 'react', name, text, value, initial, noted: initial })
        })
      }
      return values
    },
    slots(note) {
      for (const [fiber, instance] of places()) visitSlots(fiber, (_value, { name }) => note(instance, name))
    },
    readings: () => readings,
  }
}

/** The state node of a class component is its instance. */
const instanceOf = ({ stateNode }: Fiber): object => stateNode as object

/** Is given a value and where it comes from. */
type Visit = (value: unknown, origin: Origin) => void

function visitHooks(fiber: Fiber, origins: Origins, visit: Visit): void {
  for (let hook = firstHookOf(fiber); hook; hook = hook.next) {
    const origin = origins.ofHook(hook)
    if (!origin) continue
    const value = valueOf(hook)
    if (hook.queue ? isState(value, origin) : isData(value, origin)) visit(value, origin)
  }
}

/** Actions keep their state with their queue; what has an origin and no queue is a ref. */
function valueOf({ queue, memoizedState }: Hook): unknown {
  if (queue) return 'state' in queue ? queue.state : memoizedState
  return (memoizedState as { readonly current: unknown }).current
}

/** A function that the initialiser has made is code, which an update is there to replace. */
const isState = (value: unknown, { initial }: Origin): boolean =>
  typeof value !== 'function' || value !== initial

/**
 * A ref also holds what is only good for the instance that got it: nodes, functions, and the numbers of timers,
 * which are put where there was nothing before.
 */
function isData(value: unknown, { initial }: Origin): boolean {
  if (typeof value === 'number') return initial !== null && initial !== undefined
  if (!isPlain(value)) return false
  const inner = value instanceof Map ? [...value.values()] : isObject(value) ? Object.values(value) : []
  return inner.every((one) => typeof one !== 'function' && !(one instanceof Node))
}

function isPlain(value: unknown): boolean {
  if (!isObject(value)) return typeof value !== 'function'
  return PLAIN.has(Object.getPrototypeOf(value))
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const PLAIN: ReadonlySet<unknown> = new Set([
  null,
  ...[Object, Array, Map, Set, Date].map((constructor): unknown => constructor.prototype),
])
