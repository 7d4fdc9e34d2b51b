import type { EnvironmentModuleNode, HotPayload } from 'vite'
import { loadedRoots, type Batch } from './batch.ts'
import type { TransactionContext } from './context.ts'
import { deletedNodes, prepare, type Prepared } from './prepare.ts'
import { isSameCode } from './same-code.ts'

/** A prepared batch, and how long that took. */
export interface Attempt extends Prepared {
  /** Milliseconds. */
  readonly prepareMs: number
}

/** Has Vite say again what has to be updated for some modules. */
export type Invalidate = (nodes: readonly EnvironmentModuleNode[]) => readonly HotPayload[]

/**
 * Prepares a batch until nothing more joins it. Modules of earlier batches that did not apply are tried with
 * it: all of them, or else the batches that it can be the fix of, one by one, or else it goes on alone.
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
    if (batch.revision !== revision) continue
    // Not before: with what has been saved meanwhile, they are tried again.
    for (const node of prepared.joining) batch.roots.add(node)
    return { ...prepared, prepareMs }
  }
}

/** Whatever goes wrong here, the save is told of it, and the next one is taken. */
const toFailed = (error: unknown): PreparedWith => ({
  joining: [],
  updates: [],
  reload: undefined,
  expected: [],
  errors: [error],
  isOfHook: false,
})

/** What was prepared, and the modules of earlier batches in it. */
interface PreparedWith extends Prepared {
  readonly joining: readonly EnvironmentModuleNode[]
}

async function attemptOnce(
  context: TransactionContext,
  batch: Batch,
  invalidate: Invalidate,
): Promise<PreparedWith> {
  batch.snapshot.restoreBoundaries()
  const all = context.quarantine.candidates(batch)
  if (all.length === 0) return { ...(await prepare(context, batch, batch.held)), joining: all }
  batch.snapshot.capture(all)
  const together = await prepare(context, batch, [...batch.held, ...invalidate(all)])
  if (together.errors.length === 0) return { ...together, joining: all }
  const others = batch.held.filter((payload) => !isOfModules(payload))
  const prepareWith = (nodes: readonly EnvironmentModuleNode[]) => {
    batch.snapshot.restore()
    const missed = [...deletedNodes(context, batch)].filter((node) => node.importers.size > 0)
    const changed = [...loadedRoots(batch), ...missed, ...nodes]
    return prepare(context, batch, [...others, ...invalidate(changed)])
  }
  const joining: EnvironmentModuleNode[] = []
  const tried = new Set<ReadonlySet<string>>()
  const next = () => context.quarantine.concerned(batch, joining).find(({ files }) => !tried.has(files))
  for (let waiting = next(); waiting; waiting = next()) {
    tried.add(waiting.files)
    const { errors } = await prepareWith([...joining, ...waiting.nodes])
    if (errors.length === 0) joining.push(...waiting.nodes)
  }
  return { ...(await prepareWith(joining)), joining }
}

/** What Vite has made of changed modules, and makes again when it is asked to. Pages have reloads of their own. */
const isOfModules = (payload: HotPayload): boolean =>
  payload.type === 'update' || (payload.type === 'full-reload' && payload.triggeredBy !== undefined)

/** True when every module of the batch is what it was: the save has changed nothing that a page can see. */
export async function isUnchanged({ environment }: TransactionContext, batch: Batch): Promise<boolean> {
  const roots = loadedRoots(batch)
  // The text of an html page is in no module.
  const isHtml = [...batch.saves.keys()].some((file) => file.endsWith('.html'))
  if (roots.length === 0 || isHtml || [...batch.saves.values()].includes('delete')) return false
  for (const node of roots) {
    const now = await environment.transformRequest(node.url).catch(() => null)
    const lastGood = batch.snapshot.lastGood(node)
    if (!now || !lastGood || !isSameCode(lastGood.code, now.code)) return false
  }
  return true
}
