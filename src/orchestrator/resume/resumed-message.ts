import type { Loss, ResumedMessage, VariableReport } from '../../shared/protocol.ts'
import { labelOf } from '../kept.ts'
import type { Arrival } from './arrival.ts'
import type { ArrivedComponents } from './arrived-components.ts'
import type { Found, PageRecord } from './record.ts'
import type { ResumedSignals } from './resumed-signals.ts'

/** What a page was left, and whom it was given to. */
export interface Resumed {
  readonly record: PageRecord
  readonly signals: ResumedSignals
  readonly components: ArrivedComponents
  /** Undefined when nothing was left that can be used. */
  readonly arrival: Arrival | undefined
}

/** Tells what became of it, as soon as the page stands. */
export async function toResumedMessage(
  found: Found,
  { arrival, signals, components, record }: Resumed,
): Promise<ResumedMessage> {
  await arrival?.standing
  const isWaiting = arrival?.isComingUp() ?? false
  const [ofSignals, ofComponents] = [signals.report(), components.report({ isWaiting })]
  const message =
    found.kind === 'dropped' && `what the page held before it was reloaded is not used: ${found.reason}`
  return {
    kept: [...ofSignals.kept, ...ofComponents.kept],
    lost: uniqueLosses([...record.lost, ...ofSignals.lost, ...ofComponents.lost]),
    variables: [...record.lost.flatMap(toVariable), ...ofComponents.variables],
    diagnostics: message ? [{ message }] : [],
  }
}

/** What could not be taken along, if it was a variable. */
function toVariable({ name: id, reason }: Loss): readonly VariableReport[] {
  const [, component, name] = /^state:(.*):([^:]*)$/s.exec(id) ?? []
  if (component === undefined || name === undefined) return []
  return [{ name: `${labelOf(component)}.${name}`, fate: 'lost', reason }]
}

/** All instances of a component have one name. */
const uniqueLosses = (losses: readonly Loss[]): readonly Loss[] => [
  ...new Map(losses.map(({ name, reason }) => [`${name}\n${reason}`, { name, reason }])).values(),
]
