import { randomUUID } from 'node:crypto'
import { relative } from 'node:path'
import type { CustomPayload, DevEnvironment, FullReloadPayload, HotPayload, UpdatePayload } from 'vite'
import { EVENTS, type BeginMessage, type EndMessage, type JournalDiagnostic } from '../../shared/protocol.ts'
import { toErrorPayload } from '../errors.ts'
import type { Draft, OpenTransactions } from './open-transactions.ts'
import type { Pass, Passes } from './passes.ts'
import { prepareFile, prepareUpdates, reasonOf } from './prepare.ts'

/** Stands between Vite and the page: what Vite sends is prepared, bracketed and sent in order. */
export interface Gate {
  /** To be called with every payload that Vite sends. */
  take(payload: HotPayload): void
  /** Settles a pass for which Vite had nothing to send. */
  closePass(pass: Pass): void
}

export interface GateContext {
  readonly environment: DevEnvironment
  readonly passes: Passes
  readonly transactions: OpenTransactions
  /** The channel's own `send`. */
  readonly send: (payload: HotPayload) => void
  /** How many pages are connected. */
  readonly clientCount: () => number
  readonly logError: (error: unknown) => void
  /** What the journal says of an error, and of the other problems in the file that was saved. */
  readonly describe: (error: unknown, file: string | undefined) => readonly JournalDiagnostic[]
}

interface Held {
  readonly payload: HotPayload
  readonly pass: Pass | undefined
}

export function createGate(context: GateContext): Gate {
  const queue: Held[] = []
  let isDelivering = false
  let last: Draft | undefined
  /** Files whose last save was aborted, and whose error the page still shows. */
  const broken = new Set<string>()

  const drain = async () => {
    if (isDelivering) return
    isDelivering = true
    for (let held = queue.shift(); held; held = queue.shift()) await deliver(held)
    isDelivering = false
  }
  const deliver = async ({ payload, pass }: Held) => {
    const startedAt = performance.now()
    const draft = toDraft(context, payload, pass)
    try {
      if (payload.type === 'error') throw payload.err
      if (payload.type === 'update') await deliverUpdate(payload, draft, startedAt)
      else if (payload.type === 'full-reload') await deliverReload(payload, draft)
      else context.send(payload)
      if (pass) broken.delete(pass.file)
    } catch (error) {
      if (pass) broken.add(pass.file)
      abort(context, draft, error, pass?.file)
    }
  }
  const deliverUpdate = async (payload: UpdatePayload, draft: Draft, startedAt: number) => {
    const expected = await prepareUpdates(context.environment, payload.updates)
    const prepared = { ...draft, prepareMs: performance.now() - startedAt }
    const isInvalidation = payload.updates.some((update) => 'firstInvalidatedBy' in update && update.firstInvalidatedBy)
    const continued = isInvalidation ? last?.id : undefined
    const { id, files, reason } = prepared
    const begin: BeginMessage = { id: continued ?? id, files, reason, expected, ...(continued && { continues: continued }) }
    announce(prepared, begin, payload, continued !== undefined)
  }
  const announce = (draft: Draft, begin: BeginMessage, payload: UpdatePayload, isContinued: boolean) => {
    if (context.clientCount() === 0) return settleUnseen(draft, payload)
    if (!isContinued) context.transactions.open((last = draft))
    const end: EndMessage = { id: begin.id }
    context.send(custom(EVENTS.begin, begin))
    context.send(payload)
    context.send(custom(EVENTS.end, end))
  }
  const settleUnseen = (draft: Draft, payload: HotPayload) => {
    context.send(payload)
    context.transactions.settle({ ...draft, outcome: 'ignored', reason: 'ignored.no-client' })
  }
  const deliverReload = async (payload: FullReloadPayload, draft: Draft) => {
    if (payload.triggeredBy) await prepareFile(context.environment, payload.triggeredBy)
    if (context.clientCount() === 0) return settleUnseen(draft, payload)
    const { id, files, reason } = draft
    const begin: BeginMessage = { id, files, reason, expected: [] }
    context.transactions.open(draft)
    context.send(custom(EVENTS.begin, begin))
    context.send(payload)
  }
  return {
    take(payload) {
      const pass = context.passes.current()
      if (!isHeld(payload, pass)) return context.send(payload)
      if (pass) pass.hasSent = true
      queue.push({ payload, pass })
      void drain()
    },
    closePass(pass) {
      if (pass.hasSent) return
      const draft = toDraft(context, NOTHING, pass)
      const isFixed = broken.delete(pass.file)
      if (isFixed) context.send(NOTHING)
      const reason = isFixed ? 'ignored.same-content' : 'ignored.not-in-graph'
      context.transactions.settle({ ...draft, outcome: 'ignored', reason })
    },
  }
}

/** Makes Vite's client take its error overlay down. */
const NOTHING: UpdatePayload = { type: 'update', updates: [] }

/** An error outside a pass answers a request, not a save: it goes straight to the page. */
const isHeld = (payload: HotPayload, pass: Pass | undefined): boolean =>
  payload.type === 'update' ||
  payload.type === 'full-reload' ||
  payload.type === 'prune' ||
  (payload.type === 'error' && pass !== undefined)

const custom = (event: string, data: BeginMessage | EndMessage): CustomPayload => ({ type: 'custom', event, data })

function toDraft(context: GateContext, payload: HotPayload, pass: Pass | undefined): Draft {
  const { root } = context.environment.config
  const paths = payload.type === 'update' ? payload.updates.map((one) => one.path.replace(/^\//, '')) : []
  const triggeredBy = payload.type === 'full-reload' && payload.triggeredBy ? [payload.triggeredBy] : undefined
  const files = (pass ? [pass.file] : triggeredBy)?.map((file) => relative(root, file).replaceAll('\\', '/'))
  const reason = payload.type === 'update' ? reasonOf(payload.updates) : reloadReason(files)
  return {
    id: randomUUID(),
    files: files ?? paths,
    outcome: payload.type === 'full-reload' ? 'reloaded' : 'applied',
    reason,
    savedAt: pass?.savedAt ?? performance.now(),
    prepareMs: 0,
  }
}

const reloadReason = (files: readonly string[] | undefined) =>
  files?.some((file) => file.endsWith('.html')) ? 'reload.html' : 'reload.no-boundary'

/**
 * Tells of the error and leaves the page as it is. The empty update comes first because Vite reloads a page
 * whose very first update arrives while its error overlay is up.
 */
function abort(context: GateContext, draft: Draft, error: unknown, file: string | undefined): void {
  context.logError(error)
  context.send(NOTHING)
  context.send({ type: 'error', err: toErrorPayload(error) })
  const diagnostics = context.describe(error, file)
  context.transactions.settle(draft, { outcome: 'aborted', reason: 'aborted.compile', diagnostics })
}
