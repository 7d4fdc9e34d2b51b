import type { HotComponent, Source, SvelteInternals } from './dev-internals.ts'

/**
 * Brings an update to every evaluation of a component's module. Svelte itself updates the instances of the first
 * one only: a parent that was edited in between renders a later one, and would never change again.
 */
export type ShareUpdates = (component: string, hot: HotComponent) => HotComponent

export function createUpdates(svelte: SvelteInternals): ShareUpdates {
  const sources = new Map<string, Set<Source>>()
  return (component, hot) => {
    const handle = hot[svelte.HMR]
    if (!handle?.current || typeof handle.update !== 'function') return hot
    const shared = sources.get(component) ?? new Set()
    sources.set(component, shared.add(handle.current))
    const { update } = handle
    handle.update = (incoming) => {
      update(incoming)
      const version = incoming[svelte.HMR]?.fn
      if (version) for (const source of shared) svelte.set(source, version)
    }
    return hot
  }
}
