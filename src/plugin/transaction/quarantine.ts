import type { EnvironmentModuleNode, ErrorPayload } from 'vite'
import { loadedRoots, type Batch } from './batch.ts'

/** Why changed modules are kept from the page: they cannot be loaded, a plugin's hook objects, or they have failed in it. */
export type QuarantineKind = 'compile' | 'hook' | 'runtime'

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

interface Kept {
  readonly kind: QuarantineKind
  /** The files that were saved together with it. */
  readonly files: ReadonlySet<string>
}

export function createQuarantine(): Quarantine {
  const kept = new Map<EnvironmentModuleNode, Kept>()
  let lastError: ErrorPayload | undefined
  return {
    add(batch, kind, error) {
      const files = new Set(batch.saves.keys())
      for (const node of loadedRoots(batch)) kept.set(node, { kind, files })
      lastError = error
    },
    candidates: (batch) =>
      [...kept]
        .filter(([node, one]) => !batch.roots.has(node) && isWorthATry(node, one, batch))
        .map(([node]) => node),
    release(nodes) {
      for (const node of nodes) kept.delete(node)
    },
    get error() {
      return kept.size > 0 ? lastError : undefined
    },
  }
}

/**
 * What cannot be loaded costs nothing to try. What has failed in the page would be seen to fail again, and a
 * hook is only asked again with a save of its file.
 */
function isWorthATry(node: EnvironmentModuleNode, { kind, files }: Kept, { saves }: Batch): boolean {
  if (kind === 'compile') return true
  const isFix = [...saves.keys()].some((file) => files.has(file))
  return isFix || (kind === 'runtime' && dependsOn(node, saves))
}

function dependsOn(node: EnvironmentModuleNode, saves: ReadonlyMap<string, unknown>): boolean {
  const seen = new Set([node])
  for (const one of seen) {
    if (one.file && saves.has(one.file)) return true
    for (const imported of one.importedModules) seen.add(imported)
  }
  return false
}
