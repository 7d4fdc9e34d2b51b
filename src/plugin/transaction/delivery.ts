import type { HotPayload, Update } from 'vite'
import { EVENTS, type BeginMessage, type EndMessage, type Phase } from '../../shared/protocol.ts'
import type { Batch } from './batch.ts'
import type { TransactionContext } from './context.ts'
import { filesOf } from './entry.ts'
import { prepare, reasonOf, type Prepared } from './prepare.ts'
import type { Verdict } from './verdicts.ts'

/** A batch on its way to the page. */
export interface Delivery {
  /** All updates that the page was told of. */
  readonly delivered: readonly Update[]
  /** Brings the update to the pages, and resolves with what they make of it. */
  send(prepared: Prepared, phase: Phase): Promise<Verdict & { readonly errors: readonly unknown[] }>
  /** Takes an update that continues this one: a module in it has handed it on to its importers. */
  follow(payload: HotPayload): void
  /** True when the page had to be reloaded to go on. */
  readonly isReloading: boolean
}

export function createDelivery(context: TransactionContext, batch: Batch): Delivery {
  const { send, verdicts } = context
  const { root } = context.environment.config
  const files = filesOf(root, batch)
  const delivered: Update[] = []
  let following: Promise<unknown> = Promise.resolve()
  let isReloading = false
  let fail: (errors: readonly unknown[]) => void = () => {}
  const deliver = ({ updates, expected }: Prepared, phase: Phase, continues?: string) => {
    delivered.push(...updates)
    const reason = reasonOf(updates)
    sendBegin(send, { id: batch.id, files, reason, phase, expected, ...(continues && { continues }) })
    send({ type: 'update', updates: [...updates] })
    sendEnd(send, { id: batch.id })
  }
  const followWith = async (payload: HotPayload) => {
    const prepared = await prepare(context, batch, [payload])
    if (prepared.errors.length > 0) return fail(prepared.errors)
    isReloading ||= prepared.reload !== undefined
    if (prepared.reload) send(prepared.reload)
    else deliver(prepared, 'update', batch.id)
  }
  return {
    delivered,
    get isReloading() {
      return isReloading
    },
    async send(prepared, phase) {
      const failed = new Promise<readonly unknown[]>((resolve) => (fail = resolve))
      const verdict = verdicts.collect(batch.id, phase)
      deliver(prepared, phase)
      context.requests.release()
      return Promise.race([
        verdict.then((one) => ({ ...one, errors: [] })),
        failed.then((errors) => ({ reports: [], isTimedOut: false, errors })),
      ])
    },
    follow(payload) {
      following = following.then(() => followWith(payload))
    },
  }
}

type Send = (payload: HotPayload) => void

const sendBegin = (send: Send, data: BeginMessage) => send({ type: 'custom', event: EVENTS.begin, data })
const sendEnd = (send: Send, data: EndMessage) => send({ type: 'custom', event: EVENTS.end, data })
