import type { ComponentSites } from '../shared/dev-sites.ts'
import type { Effect } from './dev-internals.ts'

/** Knows where in the code the component that is being mounted is rendered. */
export interface Places {
  /** Makes a function that renders a component from one that does so without saying where. */
  site<Result>(ids: readonly string[] | undefined, index: number, render: () => Result): () => Result
  /**
   * The component, and where it is rendered; to be called once, when it is opened.
   * @param isOfParent whether an effect belongs to the component that renders it
   */
  of(component: string, block: Effect, isOfParent: (effect: Effect) => boolean): string
}

export function createPlaces(sites: Pick<ComponentSites, 'at'>): Places {
  let current: string | undefined
  const known = new WeakMap<Effect, string>()
  /** What is switched or shown later runs in a block, of which Svelte notes where it is. */
  const siteAround = (block: Effect): string | undefined => {
    for (let effect: Effect | null = block; effect; effect = effect.parent) {
      const { dev_stack: code } = effect
      if (code) return sites.at(code.file, `${code.line}:${code.column}`)
    }
    return undefined
  }
  /** What is mounted by a host is exchanged without it: what is around it stays. */
  const around = new WeakMap<Effect, string>()
  const noteAround = (block: Effect, site: string, isOfParent: (effect: Effect) => boolean) => {
    for (let effect = block.parent; effect && !isOfParent(effect); effect = effect.parent)
      if (!around.has(effect)) around.set(effect, site)
  }
  const siteOfHost = (block: Effect): string | undefined => {
    for (let effect: Effect | null = block; effect; effect = effect.parent) {
      const site = around.get(effect)
      if (site !== undefined) return site
    }
    return undefined
  }
  return {
    site: (ids, index, render) => () => {
      const previous = current
      current = ids?.[index]
      try {
        return render()
      } finally {
        current = previous
      }
    },
    of(component, block, isOfParent) {
      const site = known.get(block) ?? current ?? siteAround(block) ?? siteOfHost(block)
      current = undefined
      if (site === undefined) return component
      known.set(block, site)
      noteAround(block, site, isOfParent)
      return `${component}@${site}`
    },
  }
}
