import type { DevEnvironment, FullReloadPayload, HotPayload, UpdatePayload } from 'vite'
import { EVENTS, type BeginMessage, type EndMessage } from '../../shared/protocol.ts'
import type { Draft, OpenTransactions } from './open-transactions.ts'
import { prepareFile, prepareUpdates } from './prepare.ts'

/** Brings one prepared payload to the page, between `begin` and `end`. */
export interface Delivery {
  /** @throws whatever the transform of a module throws that the page would load; nothing is sent then */
  update(payload: UpdatePayload, draft: Draft): Promise<void>
  /** @throws whatever the transform of the file throws; the page is not reloaded then */
  reload(payload: FullReloadPayload, draft: Draft): Promise<void>
}

export interface DeliveryContext {
  readonly environment: DevEnvironment
  readonly transactions: OpenTransactions
  /** The channel's own `send`. */
  readonly send: (payload: HotPayload) => void
  /** How many pages are connected. */
  readonly clientCount: () => number
}

export function createDelivery(context: DeliveryContext): Delivery {
  const { environment, transactions, send } = context
  let lastId: string | undefined
  const isSeen = (payload: HotPayload, draft: Draft): boolean => {
    if (context.clientCount() > 0) return true
    send(payload)
    transactions.settle({ ...draft, outcome: 'ignored', reason: 'ignored.no-client' })
    return false
  }
  return {
    async update(payload, draft) {
      const startedAt = performance.now()
      const expected = await prepareUpdates(environment, payload.updates)
      if (!isSeen(payload, draft)) return
      const continues = isInvalidation(payload) ? lastId : undefined
      const id = continues ?? draft.id
      if (!continues) transactions.open({ ...draft, prepareMs: performance.now() - startedAt })
      lastId = id
      sendBegin(send, {
        id,
        files: draft.files,
        reason: draft.reason,
        phase: 'update',
        expected,
        ...(continues && { continues }),
      })
      send(payload)
      sendEnd(send, { id })
    },
    async reload(payload, draft) {
      if (payload.triggeredBy) await prepareFile(environment, payload.triggeredBy)
      if (!isSeen(payload, draft)) return
      transactions.open(draft)
      const { id, files, reason } = draft
      sendBegin(send, { id, files, reason, phase: 'update', expected: [] })
      send(payload)
    },
  }
}

type Send = DeliveryContext['send']

const sendBegin = (send: Send, data: BeginMessage) => send({ type: 'custom', event: EVENTS.begin, data })
const sendEnd = (send: Send, data: EndMessage) => send({ type: 'custom', event: EVENTS.end, data })

/** A module has called `invalidate()` while an update was applied; the field is not in Vite's public types. */
const isInvalidation = ({ updates }: UpdatePayload): boolean =>
  updates.some((update) => 'firstInvalidatedBy' in update && update.firstInvalidatedBy !== undefined)
