import type { AppContext, ComponentInternalInstance } from 'vue'
import { placeOf } from '../shared/dev-place.ts'
import { findIslandParking } from '../shared/find-island-parking.ts'

/** Names apps, so that what a page load mounts in the place of one has the same name. */
export interface RootNames {
  /** The name of the app that this is the root of; the same for all roots that it has had. */
  of(root: ComponentInternalInstance): string
  /** To be called before an update: the places of islands may have changed. */
  refresh(): void
}

interface Root {
  readonly name: string
  readonly island: HTMLElement | undefined
  /** The one that was seen last. */
  instance: ComponentInternalInstance
}

/** Islands are named after their places; an app does not know where it is mounted while its setup runs. */
export function createRootNames(): RootNames {
  const roots = new Map<AppContext, Root>()
  const nameFor = (island: HTMLElement | undefined) => {
    const taken = new Set([...roots.values()].map(({ name }) => name))
    const base = `vue:${island ? placeOf(island) : ''}#`
    let number = 0
    while (taken.has(`${base}${number}`)) number += 1
    return `${base}${number}`
  }
  const forgetGone = () => {
    for (const [context, { instance }] of roots) if (instance.isUnmounted) roots.delete(context)
  }
  return {
    of(instance) {
      const known = roots.get(instance.appContext)
      if (known) {
        known.instance = instance
        return known.name
      }
      forgetGone()
      const island = findIslandParking()?.root
      const name = nameFor(island)
      roots.set(instance.appContext, { name, island, instance })
      return name
    },
    refresh() {
      forgetGone()
      const islands = [...roots].filter(([, { island }]) => island)
      for (const [context] of islands) roots.delete(context)
      for (const [context, root] of islands) roots.set(context, { ...root, name: nameFor(root.island) })
    },
  }
}
