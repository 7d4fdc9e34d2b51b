import type { ComponentSites } from '../shared/dev-sites.ts'
import type { Effect } from './dev-internals.ts'

/** Knows where in the code the component that is being mounted is rendered. */
export interface Places {
  /** Makes a function that renders a component from one that does so without saying where. */
  site<Result>(ids: readonly string[] | undefined, index: number, render: () => Result): () => Result
  /** The component, and where it is rendered; to be called once, when it is opened. */
  of(component: string, block: Effect): string
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
    of(component, block) {
      const site = known.get(block) ?? current ?? siteAround(block)
      current = undefined
      if (site === undefined) return component
      known.set(block, site)
      return `${component}@${site}`
    },
  }
}
