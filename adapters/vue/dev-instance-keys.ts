import { isVNode, type ComponentInternalInstance, type VNode } from 'vue'
import { internalsOf } from './dev-internals.ts'
import { createRootNames, type RootNames } from './dev-root-names.ts'

/** Names instances, so that the instance that takes another's place has the same name. */
export interface InstanceKeys extends Pick<RootNames, 'refresh'> {
  /** The path of an instance from what was mounted: at each level component, vnode key and place among its like. */
  of(instance: ComponentInternalInstance): string
  /** To be called for each instance as it is created: what was mounted is known by when or where that was. */
  note(instance: ComponentInternalInstance): void
  /** Runs what asks for many keys while nothing changes: each is worked out once. */
  inOnePass<Result>(run: () => Result): Result
}

/** The mark of a component that is shown in the place of another one, whose name its instances have. */
export const STAND_IN: unique symbol = Symbol('metamon.stand-in')

/** A key, and what it is made of. */
interface Known {
  readonly parent: string
  readonly place: string
  readonly key: string
}

/** The places of the component vnodes in one rendered tree. */
type Places = ReadonlyMap<VNode, string>

export function createInstanceKeys(): InstanceKeys {
  const roots = createRootNames()
  const placesOf = new WeakMap<VNode, Places>()
  const known = new WeakMap<ComponentInternalInstance, Known>()
  let pass: Map<ComponentInternalInstance, string> | undefined
  /** While it says the same, it is the same text: engines need not look into it again. */
  const join = (instance: ComponentInternalInstance, parent: string, place: string): string => {
    const before = known.get(instance)
    if (before?.parent === parent && before.place === place) return before.key
    const key = `${parent}/${place}`
    known.set(instance, { parent, place, key })
    return key
  }
  const find = (instance: ComponentInternalInstance): string => {
    const { parent, type } = instance
    // Each piece of state asks.
    const before = isSettingUp(instance) ? known.get(instance) : undefined
    if (before) return before.key
    if (!parent) return join(instance, roots.of(instance), labelOf(instance.vnode))
    if (STAND_IN in type) return of(parent)
    const place = placeOf(instance.vnode, parent.subTree, placesOf)
    // What is kept alive out of sight is in no tree: it has the name that it has in sight, as the only child.
    return join(instance, of(parent), place ?? `${labelOf(instance.vnode)}#0`)
  }
  const of = (instance: ComponentInternalInstance): string => {
    const key = pass?.get(instance) ?? find(instance)
    pass?.set(instance, key)
    return key
  }
  return {
    of,
    note: ({ root }) => void roots.of(root),
    refresh: roots.refresh,
    inOnePass(run) {
      pass = new Map()
      try {
        return run()
      } finally {
        pass = undefined
      }
    },
  }
}

/** Nothing moves while a setup runs, other than while it waits for something. */
function isSettingUp(instance: ComponentInternalInstance): boolean {
  const { isMounted, asyncDep, subTree } = internalsOf(instance)
  return !isMounted && !asyncDep && !subTree
}

/** A tree's vnodes may be replaced while it is mounted: then it is looked through again. */
function placeOf(vnode: VNode, tree: VNode, placesOf: WeakMap<VNode, Places>): string | undefined {
  const places = placesOf.get(tree)
  if (places?.has(vnode)) return places.get(vnode)
  const fresh = findPlaces(tree)
  placesOf.set(tree, fresh)
  return fresh.get(vnode)
}

function findPlaces(tree: VNode): Places {
  const counts = new Map<string, number>()
  const places = new Map<VNode, string>()
  const visit = (node: unknown) => {
    if (Array.isArray(node)) node.forEach(visit)
    if (!isVNode(node)) return
    if (isComponent(node)) {
      const label = labelOf(node)
      const count = counts.get(label) ?? 0
      counts.set(label, count + 1)
      places.set(node, `${label}#${count}`)
      return
    }
    const { ssContent, ssFallback } = node as SuspenseBranches
    visit([ssContent, ssFallback, node.children])
  }
  visit(tree)
  return places
}

/** Not in Vue's public types: the contents of a `Suspense`. */
type SuspenseBranches = VNode & { readonly ssContent?: unknown; readonly ssFallback?: unknown }

/** Vue's shape flags of components, functional and stateful. */
const isComponent = ({ shapeFlag }: VNode): boolean => (shapeFlag & 6) !== 0

/** The compiler's id of a component outlives its name. */
function labelOf({ type, key }: VNode): string {
  const { __hmrId, __name, name, displayName } = type as Partial<Record<string, unknown>>
  const component = String(__hmrId ?? __name ?? name ?? displayName ?? 'component')
  return key === null ? component : `${component}:${String(key)}`
}
