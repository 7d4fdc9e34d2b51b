import { parseMtmId } from '../shared/module-id.ts'
import type { Loss } from '../shared/protocol.ts'
import type { CapturedValue, ComponentStates, StateLoss } from './component-state.ts'
import type { OrchestratorContext } from './context.ts'
import type { RestoreReport, StateSnapshot } from './contract.ts'

/** What was lost, and whether the edit asked for it. */
export type KnownLoss = Loss & Pick<StateLoss, 'isDeliberate'>

/** What of a snapshot is still there, with more about the losses than the journal needs. */
export interface KeptState extends RestoreReport {
  readonly lost: readonly KnownLoss[]
}

const REMOVED: StateLoss = { reason: 'no longer declared', isDeliberate: true }
const GONE: StateLoss = { reason: 'its component is no longer on the page', isDeliberate: true }

/** What of a snapshot is still there after an update. */
export function describeKept(context: OrchestratorContext, snapshot: StateSnapshot): KeptState {
  const { resets } = context.redeclarations
  const signals = [...snapshot.signals.values.keys()].filter((key) => !resets.has(key))
  const now = context.state.backupSubscriptions()
  const events = Object.keys(snapshot.subscriptions.events).filter((name) => (now.events[name] ?? 0) > 0)
  const components = describeComponents(snapshot.states, context.componentState.capture())
  return {
    kept: [
      ...signals.map((key) => `signal:${key}`),
      ...events.map((name) => `event:${name}`),
      ...components.kept,
    ],
    lost: [
      ...[...resets].map((key) => ({
        name: `signal:${key}`,
        reason: 'untouched, and its initial value has changed',
        isDeliberate: true,
      })),
      ...components.lost,
    ],
  }
}

function describeComponents(before: ComponentStates, now: ComponentStates): KeptState {
  const live = new Set([...now.values.values()].map(({ instance }) => instance))
  const kept = new Set<string>()
  const lost = new Map<string, KnownLoss>()
  for (const [key, value] of before.values) {
    const absence = live.has(value.instance) ? REMOVED : GONE
    const loss = before.losses.get(key) ?? (now.values.has(key) ? undefined : absence)
    const name = nameOf(value)
    if (loss) lost.set(`${name}\n${loss.reason}`, { name, ...loss })
    else kept.add(name)
  }
  return { kept: [...kept], lost: [...lost.values()] }
}

/** One name for all instances of a component. */
export const nameOf = ({
  component,
  instance,
  name,
}: Pick<CapturedValue, 'component' | 'instance' | 'name'>): string =>
  `state:${component === undefined ? instance : withoutView(component)}:${name}`

/** A `.mtm` file holds one component, whichever framework its view is of. */
const withoutView = (component: string): string =>
  parseMtmId(component.replace(/:[^/:]*$/, ''))?.file ?? component
