import type { EnvironmentModuleNode, HotPayload, Update } from 'vite'
import { EVENTS, type PrefetchMessage } from '../../shared/protocol.ts'
import type { TransactionContext } from './context.ts'
import type { Transactions } from './transactions.ts'

/** Stands between Vite and the page: what belongs to a transaction waits until that is decided. */
export interface Gate {
  /** To be called with every payload that is sent to the pages, whoever sends it. */
  take(payload: HotPayload): void
  /** Has Vite say what has to be updated for some modules, without any of it being sent. */
  invalidate(nodes: readonly EnvironmentModuleNode[]): readonly HotPayload[]
}

export function createGate(context: TransactionContext, transactions: () => Transactions): Gate {
  const { batching, environment, passes, send } = context
  let collected: HotPayload[] | undefined
  return {
    take(payload) {
      const pass = passes.current()
      const { sealed } = transactions()
      if (payload.type === 'prune') {
        // Transforms find out what nobody imports any more, and say so before anything is decided.
        const batch = sealed ?? batching.open
        if (batch) batch.prunes.push(payload)
        else send(payload)
      } else if (payload.type !== 'update' && payload.type !== 'full-reload' && payload.type !== 'error') {
        send(payload)
      } else if (collected) {
        collected.push(payload)
      } else if (pass && !pass.isClosed) {
        if (payload.type === 'error') pass.error = payload
        else pass.batch.held.push(payload)
        // Of a checkout, hardly one of the first updates comes as it is.
        if (payload.type === 'update' && pass.batch.saves.size === 1 && !context.controls.isPaused)
          announce(context, payload.updates)
      } else if (payload.type === 'error') {
        // It answers a request, and no save.
        context.problems.requestFailed(payload.err)
        send(payload)
      } else if (sealed && isInvalidation(payload)) {
        transactions().follow(payload)
      } else {
        void batching.whenFree().then(() => batching.add(payload))
      }
    },
    invalidate(nodes) {
      const payloads: HotPayload[] = []
      collected = payloads
      try {
        // Vite sends before it hands back the promise, which has nothing more to tell.
        for (const node of nodes) environment.reloadModule(node).catch(context.logError)
      } finally {
        collected = undefined
      }
      return payloads
    },
  }
}

/** More than these would keep a browser, which opens six connections to a server, from asking for anything else. */
const MOST_PREFETCHED = 3

/** Lets pages fetch what is about to be prepared: it is there by the time that it is decided. */
function announce({ requests, send }: TransactionContext, updates: readonly Update[]): void {
  const found = updates.filter(({ type }) => type === 'js-update').slice(0, MOST_PREFETCHED)
  const modules = found.map(({ path, acceptedPath, timestamp, explicitImportRequired = false }) => ({
    path,
    acceptedPath,
    timestamp,
    explicitImportRequired,
  }))
  for (const { timestamp } of modules) requests.announce(timestamp)
  const data: PrefetchMessage = { modules }
  if (modules.length > 0) send({ type: 'custom', event: EVENTS.prefetch, data })
}

/** A module has called `invalidate()` while an update was applied; the field is not in Vite's public types. */
const isInvalidation = (payload: HotPayload): boolean =>
  payload.type === 'full-reload' ||
  (payload.type === 'update' &&
    payload.updates.some(
      (update) => 'firstInvalidatedBy' in update && update.firstInvalidatedBy !== undefined,
    ))
