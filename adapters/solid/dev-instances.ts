import { getOwner, onCleanup, type Owner } from 'solid-js'
import { inDocumentOrder } from './dev-places.ts'
import type { Renames } from './dev-renames.ts'
import { byOccurrence, type Holder } from './dev-slots.ts'

/** One live component that somebody has written. */
export interface Instance extends Holder {
  readonly parent: InstanceGroup
  readonly children: Set<Instance>
  /** The component's id. */
  id: string
  /** Tells it from its siblings of the same component. */
  occurrence: number
  isLive: boolean
  owner: Owner
}

type InstanceGroup = Pick<Instance, 'key' | 'children'>

/** The live instances of all components, as a tree. */
export interface Instances {
  /**
   * Says that a component is being created in this owner, which outlives its re-creations: the instance is
   * the same for all of them. It is forgotten with its owner.
   */
  enter(owner: Owner, id: string): Instance
  /** The instance that the running code belongs to; undefined outside of components. */
  nearest(): Instance | undefined
  /** All instances, keyed by their places: those of one component in one parent are numbered in document order. */
  keyed(): readonly Instance[]
}

export function createInstances(renames: Renames): Instances {
  const byOwner = new WeakMap<Owner, Instance>()
  const root: InstanceGroup = { key: '', children: new Set() }
  const findAbove = (owner: Owner | null | undefined): Instance | undefined => {
    for (let one = owner; one; one = one.owner) {
      const instance = byOwner.get(one)
      if (instance?.isLive) return instance
    }
    return undefined
  }
  return {
    enter(owner, id) {
      const former = formerInstance(byOwner, owner)
      const instance = former
        ? Object.assign(former, { id, owner })
        : createInstance(findAbove(owner) ?? root, id, owner)
      byOwner.set(owner, instance)
      place(instance, renames.formerOf(id))
      onCleanup(() => {
        instance.isLive = false
        instance.parent.children.delete(instance)
      })
      return instance
    },
    nearest: () => findAbove(getOwner()),
    keyed() {
      renames.clear()
      return numberChildren(root)
    },
  }
}

/** What has been here before the component was re-created: in the same owner, or around it for another export. */
function formerInstance(byOwner: WeakMap<Owner, Instance>, owner: Owner): Instance | undefined {
  const former = byOwner.get(owner) ?? (owner.owner ? byOwner.get(owner.owner) : undefined)
  return former?.isLive ? undefined : former
}

const createInstance = (parent: InstanceGroup, id: string, owner: Owner): Instance => ({
  parent,
  id,
  key: '',
  occurrence: -1,
  children: new Set(),
  slots: new Set(),
  isLive: false,
  owner,
})

/** Puts an instance among its siblings: where it was, or in the first place that one of them has left. */
function place(instance: Instance, id: string): void {
  const { parent } = instance
  const taken = new Set([...parent.children].map(({ key }) => key))
  while (instance.occurrence < 0 || taken.has(instance.key)) {
    instance.occurrence += 1
    instance.key = keyOf(parent, id, instance.occurrence)
  }
  instance.isLive = true
  parent.children.add(instance)
}

const keyOf = (parent: InstanceGroup, id: string, occurrence: number): string =>
  `${parent.key}/${id}#${occurrence}`

function numberChildren(group: InstanceGroup): Instance[] {
  if (group.children.size === 0) return []
  const byId = new Map<string, Instance[]>()
  for (const child of group.children) {
    const siblings = byId.get(child.id)
    if (siblings) siblings.push(child)
    else byId.set(child.id, [child])
  }
  return [...byId.values()].flatMap((siblings) =>
    inDocumentOrder(byOccurrence(siblings)).flatMap((instance, occurrence) => {
      instance.occurrence = occurrence
      instance.key = keyOf(group, instance.id, occurrence)
      return [instance, ...numberChildren(instance)]
    }),
  )
}
