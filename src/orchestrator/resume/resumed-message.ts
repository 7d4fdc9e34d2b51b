import type { Loss, ResumedMessage, VariableReport } from '../../shared/protocol.ts'
import { labelOf } from '../kept.ts'
import type { Arrival } from './arrival.ts'
import { reportSignals } from './arrived-signals.ts'
import type { ArrivedComponents } from './arrived-components.ts'
import type { Defect, Found, PageRecord } from './record.ts'
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
  const [ofSignals, ofComponents] = [reportSignals(signals), components.report({ isWaiting })]
  const message =
    found.kind === 'dropped' &&
    `what the page held before it was reloaded is not used: ${DEFECTS[found.defect]}`
  return {
    kept: [...ofSignals.kept, ...ofComponents.kept],
    lost: uniqueLosses([...record.lost, ...ofSignals.lost, ...ofComponents.lost]),
    variables: [...record.lost.flatMap(toVariable), ...ofComponents.variables],
    diagnostics: message ? [{ message }] : [],
  }
}

const DEFECTS: Readonly<Record<Defect, string>> = {
  damaged: 'it is damaged',
  version: 'it is of another version',
  app: 'it is of another app',
  age: 'it is too old',
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
