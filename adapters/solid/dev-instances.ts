import { getOwner, onCleanup, type Owner } from 'solid-js'
import { placeOf } from '../shared/dev-place.ts'
import { findIslandParking } from '../shared/find-island-parking.ts'
import { inDocumentOrder } from './dev-places.ts'
import type { PropsSites } from './dev-props-sites.ts'
import type { Renames } from './dev-renames.ts'
import { keyFrom, Siblings } from './dev-siblings.ts'
import { byOccurrence, type Holder } from './dev-slots.ts'

/** One live component that somebody has written. */
export interface Instance extends Holder {
  readonly parent: InstanceGroup
  readonly children: Siblings<Instance>
  /** The component's id. */
  id: string
  /** Where in the code it is rendered. */
  site: string
  /** Tells it from its siblings of the same component and place. */
  occurrence: number
  isLive: boolean
  owner: Owner
  /** What its key was made of last. */
  keyedBy: KeyParts | undefined
}

interface KeyParts extends Pick<Instance, 'id' | 'site' | 'occurrence' | 'key'> {
  readonly parent: string
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
  /** All instances, keyed by their places: those of one component in one place of one parent are
   * numbered in document order. */
  keyed(): readonly Instance[]
}

export function createInstances(renames: Renames, sites: PropsSites): Instances {
  const byOwner = new WeakMap<Owner, Instance>()
  const roots = createRoots()
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
      const site = sites.of(owner, (one) => byOwner.get(one)?.isLive ?? false) ?? former?.site ?? ''
      const instance = former
        ? Object.assign(former, { id, site, owner })
        : createInstance(findAbove(owner) ?? roots.current(), { id, site, owner })
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
      const found: Instance[] = []
      for (const root of roots.named()) numberChildren(root, found)
      return found
    },
  }
}

interface Roots {
  /** What a component belongs to that is not in another one. */
  current(): InstanceGroup
  /** All of them, by the names that they have now. */
  named(): readonly InstanceGroup[]
}

/** Islands are known by their places; anything else by the order in which it is rendered. */
function createRoots(): Roots {
  const page: InstanceGroup = { key: '', children: new Siblings() }
  const islands = new Map<HTMLElement, InstanceGroup>()
  return {
    current() {
      const island = findIslandParking()?.root
      if (!island) return page
      const group = islands.get(island) ?? { key: placeOf(island), children: new Siblings() }
      islands.set(island, group)
      return group
    },
    named() {
      for (const [island, group] of islands)
        if (group.children.size === 0 && !island.isConnected) islands.delete(island)
        else group.key = placeOf(island)
      return [page, ...islands.values()]
    },
  }
}

/** What has been here before the component was re-created: in the same owner, or around it for another export. */
function formerInstance(byOwner: WeakMap<Owner, Instance>, owner: Owner): Instance | undefined {
  const former = byOwner.get(owner) ?? (owner.owner ? byOwner.get(owner.owner) : undefined)
  return former?.isLive ? undefined : former
}

const createInstance = (
  parent: InstanceGroup,
  { id, site, owner }: Pick<Instance, 'id' | 'site' | 'owner'>,
): Instance => ({
  parent,
  id,
  site,
  key: '',
  occurrence: -1,
  children: new Siblings(),
  slots: new Set(),
  isLive: false,
  owner,
  keyedBy: undefined,
})

/** Puts an instance among its siblings: where it was, or in the first place that one of them has left. */
function place(instance: Instance, id: string): void {
  const { parent, occurrence } = instance
  if (occurrence < 0 || parent.children.isTaken(instance.key)) {
    const base = baseOf(parent, { id, site: instance.site })
    instance.occurrence = parent.children.firstFree(base, occurrence + 1)
    instance.key = keyFrom(base, instance.occurrence)
  }
  instance.isLive = true
  parent.children.add(instance)
}

/** A key without its number. */
const baseOf = ({ key }: Pick<InstanceGroup, 'key'>, { id, site }: Pick<Instance, 'id' | 'site'>): string =>
  `${key}/${id}${site && '@'}${site}`

/** Adds all that is in a group, parents before their children. */
function numberChildren(group: InstanceGroup, found: Instance[]): void {
  if (group.children.size === 0) return
  for (const siblings of byPlace(group.children).values())
    for (const [occurrence, instance] of inOrder(siblings).entries()) {
      instance.occurrence = occurrence
      nameIn(group, instance)
      found.push(instance)
      numberChildren(instance, found)
    }
  group.children.renamed()
}

/** Those of one component and one place in the code together. */
function byPlace(children: Iterable<Instance>): ReadonlyMap<string, readonly Instance[]> {
  const places = new Map<string, Instance[]>()
  let last: Instance | undefined
  let together: Instance[] = []
  for (const child of children) {
    // In a list, all are alike.
    if (last?.id !== child.id || last.site !== child.site) {
      const place = `${child.id}@${child.site}`
      together = places.get(place) ?? []
      places.set(place, together)
    }
    together.push(child)
    last = child
  }
  return places
}

/** While it says the same, a key is the same text: engines need not look into it again. */
function nameIn({ key: parent }: InstanceGroup, instance: Instance): void {
  const { id, site, occurrence, keyedBy: known } = instance
  if (known?.parent === parent && known.occurrence === occurrence && known.id === id && known.site === site)
    instance.key = known.key
  else
    instance.keyedBy = {
      parent,
      id,
      site,
      occurrence,
      key: (instance.key = keyFrom(baseOf({ key: parent }, instance), occurrence)),
    }
}

/** The roots of a page in the order in which they were rendered, and what is in each as it is shown. */
function inOrder(siblings: readonly Instance[]): readonly Instance[] {
  if (siblings.length < 2) return siblings
  const byRoot = new Map<Owner, Instance[]>()
  for (const one of byOccurrence(siblings)) {
    const root = topOf(one.owner)
    const together = byRoot.get(root)
    if (together) together.push(one)
    else byRoot.set(root, [one])
  }
  return [...byRoot.values()].flatMap(inDocumentOrder)
}

function topOf(owner: Owner): Owner {
  let top = owner
  while (top.owner) top = top.owner
  return top
}
