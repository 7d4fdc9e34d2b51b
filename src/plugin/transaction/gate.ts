import type { HotPayload, UpdatePayload } from 'vite'
import type { JournalDiagnostic } from '../../shared/protocol.ts'
import { toErrorPayload } from '../errors.ts'
import { createDelivery, type DeliveryContext } from './delivery.ts'
import { relativeTo, toDraft } from './draft.ts'
import type { Draft } from './open-transactions.ts'
import type { Pass, Passes } from './passes.ts'

/** Stands between Vite and the page: what Vite sends is prepared, bracketed and sent in order. */
export interface Gate {
  /** To be called with every payload that Vite sends. */
  take(payload: HotPayload): void
  /** Settles a pass for which Vite had nothing to send. */
  closePass(pass: Pass): void
}

export interface GateContext extends DeliveryContext {
  readonly passes: Passes
  readonly logError: (error: unknown) => void
  /** What the journal says of an error, and of the other problems in the file that was saved. */
  readonly describe: (error: unknown, file: string | undefined) => readonly JournalDiagnostic[]
}

interface Held {
  readonly payload: HotPayload
  readonly pass: Pass | undefined
}

export function createGate(context: GateContext): Gate {
  const { root } = context.environment.config
  const delivery = createDelivery(context)
  const queue: Held[] = []
  /** Files whose last save was aborted, and whose error the page still shows. */
  const broken = new Set<string>()
  let isDelivering = false

  /** What is held is taken off the queue when it has been delivered, so that the queue tells what is under way. */
  const drain = async () => {
    if (isDelivering) return
    isDelivering = true
    for (let held = queue[0]; held; held = queue[0]) {
      await deliver(held)
      queue.shift()
    }
    isDelivering = false
  }
  /** A save that brings nothing new while the one before is still under way is a part of that one. */
  const isUnderWay = (file: string): boolean =>
    queue.some((held) => held.pass?.file === file) || context.transactions.has(relativeTo(root, file))
  const deliver = async ({ payload, pass }: Held) => {
    const draft = toDraft(root, payload, pass)
    try {
      if (payload.type === 'error') throw payload.err
      if (payload.type === 'update') await delivery.update(payload, draft)
      else if (payload.type === 'full-reload') await delivery.reload(payload, draft)
      else context.send(payload)
      if (pass) broken.delete(pass.file)
    } catch (error) {
      if (pass) broken.add(pass.file)
      abort(context, draft, error, pass?.file)
    }
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
      if (pass.hasSent || isUnderWay(pass.file)) return
      const isFixed = broken.delete(pass.file)
      if (isFixed) context.send(NOTHING)
      const reason = isFixed ? 'ignored.same-content' : 'ignored.not-in-graph'
      context.transactions.settle({ ...toDraft(root, NOTHING, pass), outcome: 'ignored', reason })
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
