import { parseMtmId } from '../shared/module-id.ts'
import type { Loss, VariableReport } from '../shared/protocol.ts'
import type { CapturedValue, ComponentStates } from './component-state.ts'
import type { OrchestratorContext } from './context.ts'
import type { RestoreReport, StateSnapshot } from './contract.ts'
import { AMBIGUOUS, GONE, LEFT_ALONE, REMOVED, type StateFate } from './state-policy.ts'

/** What was lost, and whether the edit asked for it. */
export type KnownLoss = Loss & Pick<StateFate, 'isDeliberate'>

/** What of a snapshot is still there, with more about the losses than the journal needs. */
export interface KeptState extends RestoreReport {
  readonly lost: readonly KnownLoss[]
  /** What components held that are not there any more, by `slotKey`. */
  readonly gone: ReadonlyMap<string, CapturedValue>
}

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
    variables: components.variables,
    gone: components.gone,
  }
}

function describeComponents(before: ComponentStates, now: ComponentStates): KeptState {
  const live = new Set([...now.values.values()].map(({ instance }) => instance))
  const kept = new Set<string>()
  const lost = new Map<string, KnownLoss>()
  const variables = new Map<string, VariableReport>()
  const gone = new Map<string, CapturedValue>()
  for (const [key, value] of before.values) {
    const isLive = live.has(value.instance)
    if (!isLive) gone.set(key, value)
    // That it is gone was said by the update that has taken it away.
    if (before.late.has(key) && !before.fates.has(key)) continue
    const absence = isLive ? REMOVED : GONE
    const { fate, reason, isDeliberate, renamedTo } =
      fateOf(key, before) ?? (now.values.has(key) ? LEFT_ALONE : absence)
    const name = renamedTo ?? value.name
    const id = `state:${componentOf(value)}:${name}`
    if (fate === 'kept' || fate === 'renamed') kept.add(id)
    else lost.set(`${id}\n${reason}`, { name: id, reason, isDeliberate })
    const variable = { name: `${labelOf(componentOf(value))}.${name}`, fate, reason }
    variables.set([id, fate, reason].join('\n'), variable)
  }
  const [simple, others] = [true, false].map((isKept) =>
    [...variables.values()].filter(({ fate }) => (fate === 'kept') === isKept),
  )
  return { kept: [...kept], lost: [...lost.values()], variables: [...others!, ...simple!], gone }
}

function fateOf(key: string, { fates, ambiguous }: ComponentStates): StateFate | undefined {
  const fate = fates.get(key)
  return fate?.fate === 'kept' && ambiguous.has(key) ? AMBIGUOUS : fate
}

/** One name for all instances of a component. A `.mtm` file holds one, whichever framework its view is of. */
function componentOf({ component, instance }: CapturedValue): string {
  if (component === undefined) return instance
  return parseMtmId(component.replace(/:[^/:]*$/, ''))?.file ?? component
}

/** What people call a component, or a module: `Card` for `src/Card.vue`, `Row` for `src/Card.tsx:Row`. */
const labelOf = (component: string): string =>
  component.replace(/^.*[/:](?=.)/, '').replace(/^([^.]+)\..*$/, '$1')
