import type { EnvironmentModuleNode, ErrorPayload } from 'vite'
import { loadedRoots, type Batch } from './batch.ts'

/** Why changed modules are kept from the page: they cannot be loaded, or they have failed in it. */
export type QuarantineKind = 'compile' | 'runtime'

/** Changed modules that the page does not run, of batches that did not apply. They are tried again with the fix. */
export interface Quarantine {
  /** @param error what an overlay shows, as long as something is kept here */
  add(batch: Batch, kind: QuarantineKind, error: ErrorPayload): void
  /** The modules that are worth another try now that this batch has been saved. */
  candidates(batch: Batch): EnvironmentModuleNode[]
  /** Forgets modules that the page runs, or that are as they were. */
  release(nodes: Iterable<EnvironmentModuleNode>): void
  /** What is wrong, as long as something is kept here. */
  readonly error: ErrorPayload | undefined
}

export function createQuarantine(): Quarantine {
  const kept = new Map<EnvironmentModuleNode, QuarantineKind>()
  let lastError: ErrorPayload | undefined
  return {
    add(batch, kind, error) {
      for (const node of loadedRoots(batch)) kept.set(node, kind)
      lastError = error
    },
    /** What cannot be loaded costs nothing to try; what has failed in the page would be seen to fail again. */
    candidates: (batch) =>
      [...kept]
        .filter(([node]) => !batch.roots.has(node))
        .filter(([node, kind]) => kind === 'compile' || dependsOn(node, batch))
        .map(([node]) => node),
    release(nodes) {
      for (const node of nodes) kept.delete(node)
    },
    get error() {
      return kept.size > 0 ? lastError : undefined
    },
  }
}

function dependsOn(node: EnvironmentModuleNode, { saves }: Batch): boolean {
  const seen = new Set([node])
  for (const one of seen) {
    if (one.file && saves.has(one.file)) return true
    for (const imported of one.importedModules) seen.add(imported)
  }
  return false
}
