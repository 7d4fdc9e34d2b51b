import type { EnvironmentModuleNode, HotPayload } from 'vite'
import { loadedRoots, type Batch } from './batch.ts'
import type { TransactionContext } from './context.ts'
import { prepare, type Prepared } from './prepare.ts'

/** A prepared batch, and how long that took. */
export interface Attempt extends Prepared {
  /** Milliseconds. */
  readonly prepareMs: number
}

/** Has Vite say again what has to be updated for some modules. */
export type Invalidate = (nodes: readonly EnvironmentModuleNode[]) => readonly HotPayload[]

/**
 * Prepares a batch until nothing more joins it. Modules of earlier batches that did not apply are tried with
 * it; when it is only they that fail, the batch goes on alone.
 */
export async function attemptBatch(
  context: TransactionContext,
  batch: Batch,
  invalidate: Invalidate,
): Promise<Attempt> {
  const { batching } = context
  for (;;) {
    await batching.whenReady(batch)
    const { revision } = batch
    const startedAt = performance.now()
    const prepared = await attemptOnce(context, batch, invalidate).catch(toFailed)
    const prepareMs = performance.now() - startedAt
    await batching.whenIdle(batch)
    if (batch.revision === revision) return { ...prepared, prepareMs }
  }
}

/** Whatever goes wrong here, the save is told of it, and the next one is taken. */
const toFailed = (error: unknown): Prepared => ({
  updates: [],
  reload: undefined,
  expected: [],
  errors: [error],
})

async function attemptOnce(
  context: TransactionContext,
  batch: Batch,
  invalidate: Invalidate,
): Promise<Prepared> {
  const candidates = context.quarantine.candidates(batch)
  if (candidates.length === 0) return prepare(context, batch, batch.held)
  batch.snapshot.capture(candidates)
  const together = await prepare(context, batch, [...batch.held, ...invalidate(candidates)])
  if (together.errors.length === 0) {
    for (const node of candidates) batch.roots.add(node)
    return together
  }
  batch.snapshot.restore()
  const others = batch.held.filter(({ type }) => type !== 'update')
  return prepare(context, batch, [...others, ...invalidate(loadedRoots(batch))])
}

/** What has a new timestamp is a changed module itself, or this one, which some import for its own exports. */
const withoutTimestamps = (code = ''): string =>
  code.replace(/\?t=\d{13}&/g, '?').replace(/[?&]t=\d{13}\b/g, '')

/** True when every module of the batch is what it was: the save has changed nothing that a page can see. */
export async function isUnchanged({ environment }: TransactionContext, batch: Batch): Promise<boolean> {
  const roots = loadedRoots(batch)
  if (roots.length === 0 || [...batch.saves.values()].includes('delete')) return false
  for (const node of roots) {
    const now = await environment.transformRequest(node.url).catch(() => null)
    if (!now || withoutTimestamps(now.code) !== withoutTimestamps(batch.snapshot.lastGood(node)?.code))
      return false
  }
  return true
}
