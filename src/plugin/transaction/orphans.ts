import type { EnvironmentModuleNode } from 'vite'

/**
 * Modules that lost their last importer, and those that nothing but a plugin has ever asked for. No page runs
 * them, but Vite cannot tell them from an entry, which nothing imports either, and would reload the page for a
 * save of them.
 */
export interface Orphans {
  /** Takes modules that were imported until now; those that still are do not count. */
  add(imported: Iterable<EnvironmentModuleNode>): void
  has(node: EnvironmentModuleNode): boolean
}

export function createOrphans(): Orphans {
  const known = new WeakSet<EnvironmentModuleNode>()
  const isAlone = (node: EnvironmentModuleNode) => node.importers.size === 0
  return {
    add(imported) {
      for (const node of imported) if (isAlone(node)) known.add(node)
    },
    has: (node) => isAlone(node) && (known.has(node) || isUnloadable(node)),
  }
}

/** Svelte's plugin asks for the file of a save by its path; what pages load has the path below the root. */
const isUnloadable = ({ url, file }: EnvironmentModuleNode): boolean => url === file
