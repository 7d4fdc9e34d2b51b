import type { FullReloadPayload, HotPayload, Update, UpdatePayload } from 'vite'
import { EVENTS, type BeginMessage, type EndMessage, type Phase } from '../../shared/protocol.ts'
import type { Batch } from './batch.ts'
import type { TransactionContext } from './context.ts'
import { filesOf } from './entry.ts'
import { explainInvalidation, explainReload, type ReloadCause } from './explain-reload.ts'
import { prepare, reasonOf, type Prepared } from './prepare.ts'
import type { Verdict } from './verdicts.ts'

/** A batch on its way to the page. */
export interface Delivery {
  /** All updates that the page was told of. */
  readonly delivered: readonly Update[]
  /** Brings the update to the pages, and resolves with what they make of it. */
  send(prepared: Prepared, phase: Phase): Promise<Result>
  /** Takes an update that continues this one: a module in it has handed it on to its importers. */
  follow(payload: HotPayload): void
}

/** What has become of a delivery. */
export interface Result extends Verdict {
  /** What was wrong with an update that continues this one. */
  readonly errors: readonly unknown[]
  /** Set when the page has to be reloaded to go on. */
  readonly reload?: ReloadCause & { readonly payload: FullReloadPayload }
  /** From the delivery to the last report, in milliseconds. */
  readonly deliveryMs?: number
}

export function createDelivery(context: TransactionContext, batch: Batch): Delivery {
  const { send, verdicts } = context
  const { root } = context.environment.config
  const files = filesOf(root, batch)
  const delivered: Update[] = []
  let following: Promise<unknown> = Promise.resolve()
  let interrupt: (result: Result) => void = () => {}
  const deliver = ({ updates, expected }: Prepared, phase: Phase, continues?: string) => {
    delivered.push(...updates)
    const reason = reasonOf(updates)
    const flush = context.cork()
    const metamon = { id: batch.id, files, reason, phase, expected, ...(continues && { continues }) }
    sendUpdate(send, { type: 'update', updates: [...updates], metamon })
    sendEnd(send, { id: batch.id })
    flush()
  }
  const followWith = async (payload: HotPayload) => {
    const prepared = await prepare(context, batch, [payload])
    const { errors, reload } = prepared
    if (errors.length > 0) interrupt({ ...UNHEARD, errors })
    else if (reload) interrupt({ ...UNHEARD, reload: explained(reload) })
    else deliver(prepared, 'update', batch.id)
  }
  const explained = (payload: FullReloadPayload) => {
    const unfit = context.invalidations.takeUnfitExport()
    // Vite names the module that has handed its update on; a reload for anything else only comes at the same time.
    const cause = payload.triggeredBy
      ? explainInvalidation(context, payload, unfit)
      : explainReload(context, batch, payload)
    return { ...cause, payload }
  }
  return {
    delivered,
    async send(prepared, phase) {
      const interrupted = new Promise<Result>((resolve) => (interrupt = resolve))
      const sentAt = performance.now()
      const verdict = verdicts.collect(batch.id, phase)
      deliver(prepared, phase)
      context.requests.release()
      const toResult = (one: Verdict) => ({ ...one, errors: [], deliveryMs: performance.now() - sentAt })
      return Promise.race([verdict.then(toResult), interrupted])
    },
    follow(payload) {
      following = following.then(() => followWith(payload))
    },
  }
}

const UNHEARD: Result = { reports: [], isTimedOut: false, errors: [] }

type Send = (payload: HotPayload) => void

/** Vite's own message, and what it begins. */
const sendUpdate = (send: Send, message: UpdatePayload & { readonly metamon: BeginMessage }) => send(message)
const sendEnd = (send: Send, data: EndMessage) => send({ type: 'custom', event: EVENTS.end, data })
