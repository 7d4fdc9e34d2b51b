import { parseMtmId, withoutQuery } from '../shared/module-id.ts'
import type { ExpectedModule } from '../shared/protocol.ts'
import type { OrchestratorContext, RunningTransaction } from './context.ts'

/**
 * Chooses the modules of a failed update whose last good code has to be evaluated again.
 *
 * Where nothing of the update has been applied, the old code runs on, and most modules need nothing: what they
 * subscribe, the signals they set and the styles they bring are taken back in the page.
 */
export function chooseReapplied(
  context: OrchestratorContext,
  running: RunningTransaction,
): readonly string[] {
  const loaded = [...running.expected.values()].filter((one) => isLoaded(context, one))
  const { guard } = context
  // Without the guard, Vite applies what it could import.
  const isUntouched =
    guard !== undefined && !guard.hasApplied && running.failures.some(({ kind }) => kind === 'evaluate')
  const chosen = isUntouched ? loaded.filter((one) => isChanged(context, one)) : loaded
  return chosen.map(({ url }) => url)
}

/** A module that does not say when it is evaluated is known by its hot context. */
const isLoaded = ({ ownership, guard }: OrchestratorContext, { url, tracked }: ExpectedModule): boolean =>
  tracked ? ownership.has(url) : (guard?.has(url) ?? true)

/** Whether evaluating it has changed something that only evaluating it again changes back. */
function isChanged({ ownership, guard }: OrchestratorContext, module: ExpectedModule): boolean {
  const { url, framework, tracked } = module
  if (guard?.wasDisposed(url)) return true
  // React Refresh knows of the new components, and would bring them in with whatever it refreshes next.
  if (framework === 'react') return ownership.evaluated().finished.includes(url)
  const kind = parseMtmId(withoutQuery(url))?.kind
  // The script of a `.mtm` file takes its components over as soon as it is evaluated.
  if (kind === 'setup') return Object.values(ownership.evaluated()).flat().includes(url)
  // The host of a `.mtm` file shows what it imports just as soon.
  return !tracked && kind === 'host'
}
