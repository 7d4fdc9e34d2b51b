import type { Update } from 'vite'
import { stableUrl } from '../../shared/module-id.ts'
import {
  HANDED_OVER_REASON,
  type ExpectedModule,
  type ReasonCode,
  type Report,
} from '../../shared/protocol.ts'
import type { Facts } from '../../shared/reasons/index.ts'
import type { Batch } from './batch.ts'
import { changedSignatures } from './hook-signatures.ts'
import { isStyle } from './prepare.ts'

/** Why an update is on the page as it is. */
export type UpdateReason = Pick<Facts, 'reason' | 'detail'>

/** What an update has brought, and what the pages say of it. */
export interface Brought {
  readonly updates: readonly Update[]
  readonly expected: readonly ExpectedModule[]
  readonly reports: readonly Report[]
}

/** Says how an update got to the page. To be asked when it is there: it reads what is served. */
export function explainUpdate(batch: Batch, brought: Brought): UpdateReason {
  const { updates, expected, reports } = brought
  if (batch.version) return { reason: `version.${batch.version}` }
  const scripts = updates.filter((update) => !isStyle(update))
  if (scripts.length === 0) return { reason: 'hot.style-only' }
  const names = changedSignatures(batch)
  if (names.length > 0) return { reason: 'remount.signature', detail: { names } }
  if (expected.length === scripts.length && expected.every(({ rerender }) => rerender))
    return { reason: 'hot.template-only' }
  return { reason: reasonOfScripts(batch, scripts, reports) }
}

function reasonOfScripts(batch: Batch, scripts: readonly Update[], reports: readonly Report[]): ReasonCode {
  const boundaries = new Set(scripts.map(({ path }) => stableUrl(path)))
  const isOwnBoundary = [...batch.roots].some(({ url }) => boundaries.has(stableUrl(url)))
  if (!isOwnBoundary) return 'hot.boundary'
  const variables = reports.flatMap((one) => one.variables)
  return variables.some(({ reason }) => reason === HANDED_OVER_REASON)
    ? 'hot.script-state-kept'
    : 'hot.self-accept'
}
