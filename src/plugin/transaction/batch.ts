import { randomUUID } from 'node:crypto'
import type { DevEnvironment, EnvironmentModuleNode, HotPayload } from 'vite'
import { createGraphSnapshot, type GraphSnapshot, type ServedCode } from './graph-snapshot.ts'
import type { VersionKind } from '../versions/versions.ts'
import type { Pass } from './passes.ts'

/** What has happened to a file. */
export type SaveType = 'create' | 'update' | 'delete'

/** Saves that belong together, until the page is told of them. */
export interface Batch {
  readonly id: string
  /** `performance.now()` of the first save, or of when updates were resumed after it. */
  savedAt: number
  /** What happened last to each changed file, by its path. */
  readonly saves: Map<string, SaveType>
  /** The last run of Vite's pipeline for each file: what went wrong in earlier ones is of no interest any more. */
  readonly lastPasses: Map<string, Pass>
  /** Runs of Vite's pipeline that have not ended yet. */
  readonly openPasses: Set<Pass>
  /** What Vite wanted to send for it. */
  readonly held: HotPayload[]
  /** What the transforms wanted to be pruned. Cannot be undone in a page: released when it commits. */
  readonly prunes: HotPayload[]
  /** Modules whose own code has changed. */
  readonly roots: Set<EnvironmentModuleNode>
  /** Modules of earlier batches that a new file of this one can be the fix of. */
  readonly awaiting: Set<EnvironmentModuleNode>
  readonly snapshot: GraphSnapshot
  /** Set where nobody has saved anything: an earlier version is to be served again. */
  version: VersionKind | undefined
  /** Counts what has been added: a preparation that was overtaken is done again. */
  revision: number
  /** `performance.now()` of what was last heard of it. */
  touchedAt: number
}

export function createBatch(environment: DevEnvironment, served: ServedCode): Batch {
  const now = performance.now()
  return {
    id: randomUUID(),
    savedAt: now,
    saves: new Map(),
    lastPasses: new Map(),
    openPasses: new Set(),
    held: [],
    prunes: [],
    roots: new Set(),
    awaiting: new Set(),
    snapshot: createGraphSnapshot(environment, served),
    version: undefined,
    revision: 0,
    touchedAt: now,
  }
}

/** Notes that something has been added to a batch. */
export function touch(batch: Batch): void {
  batch.revision += 1
  batch.touchedAt = performance.now()
}

/** The changed modules that some page has loaded. What none has loaded cannot be updated there. */
export const loadedRoots = ({ roots, snapshot }: Batch): EnvironmentModuleNode[] =>
  [...roots].filter((node) => snapshot.lastGood(node) !== null)
