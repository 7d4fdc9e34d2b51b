import { parseMtmId } from '../shared/module-id.ts'
import type { Loss, VariableReport } from '../shared/protocol.ts'
import type { CapturedValue, ComponentStates, LiveSlots } from './component-state.ts'
import type { OrchestratorContext } from './context.ts'
import type { RestoreReport, StateSnapshot } from './contract.ts'
import { AMBIGUOUS, GONE, LEFT_ALONE, REMOVED, type StateFate } from './state-policy.ts'

/** What was lost, and whether the edit asked for it. */
export type KnownLoss = Loss & Pick<StateFate, 'isDeliberate'>

/** What became of state, with more about the losses than the journal needs. */
export interface DescribedState extends RestoreReport {
  readonly lost: readonly KnownLoss[]
}

/** What of a snapshot is still there. */
export interface KeptState extends DescribedState {
  /** What components held that are not there any more, by `slotKey`. */
  readonly gone: ReadonlyMap<string, CapturedValue>
}

/** What of a snapshot is still there after an update. */
export function describeKept(context: OrchestratorContext, snapshot: StateSnapshot): KeptState {
  const { resets } = context.redeclarations
  const signals = [...snapshot.signals.values.keys()].filter((key) => !resets.has(key))
  const now = context.state.backupSubscriptions()
  const events = Object.keys(snapshot.subscriptions.events).filter((name) => (now.events[name] ?? 0) > 0)
  const components = describeComponents(snapshot.states, context.componentState.live())
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

function describeComponents(before: ComponentStates, now: LiveSlots): KeptState {
  const isGone = ({ instance }: CapturedValue) => !now.instances.has(instance)
  const described = describeVariables(before, (key, value) => {
    const absence = isGone(value) ? GONE : REMOVED
    return now.keys.has(key) ? LEFT_ALONE : absence
  })
  return { ...described, gone: new Map([...before.values].filter(([, value]) => isGone(value))) }
}

/**
 * What became of captured variables.
 * @param states with the fates of those that were handed out
 * @param fateOfLeft what became of one that was not
 */
export function describeVariables(
  states: Pick<ComponentStates, 'values' | 'fates' | 'ambiguous' | 'late'>,
  fateOfLeft: (key: string, value: CapturedValue) => StateFate,
): DescribedState {
  const kept = new Set<string>()
  const lost = new Map<string, KnownLoss>()
  const variables = new Map<string, VariableReport>()
  const names = createComponentNames()
  for (const [slot, value] of states.values) {
    // That it is gone was said by the update that has taken it away.
    if (value.isInternal || (states.late.has(slot) && !states.fates.has(slot))) continue
    const { fate, reason, isDeliberate, renamedTo } = fateOf(slot, states) ?? fateOfLeft(slot, value)
    const name = renamedTo ?? value.name
    const { component, label } = names(value)
    const id = `state:${component}:${name}`
    if (fate === 'kept' || fate === 'renamed') kept.add(id)
    else lost.set(`${id}\n${reason}`, { name: id, reason, isDeliberate })
    const key = `${id}\n${fate}\n${reason}`
    if (!variables.has(key)) variables.set(key, { name: `${label}.${name}`, fate, reason })
  }
  const [simple, others] = [true, false].map((isKept) =>
    [...variables.values()].filter(({ fate }) => (fate === 'kept') === isKept),
  )
  return { kept: [...kept], lost: [...lost.values()], variables: [...others!, ...simple!] }
}

function fateOf(
  key: string,
  { fates, ambiguous }: Pick<ComponentStates, 'fates' | 'ambiguous'>,
): StateFate | undefined {
  const fate = fates.get(key)
  return fate?.fate === 'kept' && ambiguous.has(key) ? AMBIGUOUS : fate
}

/** What components are called, worked out once for all variables of all instances. */
function createComponentNames(): (value: CapturedValue) => { component: string; label: string } {
  const known = new Map<string, { component: string; label: string }>()
  return (value) => {
    const id = value.component ?? value.instance
    const component = known.get(id)?.component ?? componentOf(value)
    const names = known.get(id) ?? { component, label: labelOf(component) }
    known.set(id, names)
    return names
  }
}

/** One name for all instances of a component. */
export const nameOf = (value: Pick<CapturedValue, 'component' | 'instance' | 'name'>): string =>
  `state:${componentOf(value)}:${value.name}`

/** A `.mtm` file holds one component, whichever framework its view is of. */
function componentOf({ component, instance }: Pick<CapturedValue, 'component' | 'instance'>): string {
  if (component === undefined) return instance
  return parseMtmId(component.replace(/:[^/:]*$/, ''))?.file ?? component
}

/** What people call a component, or a module: `Card` for `src/Card.vue`, `Row` for `src/Card.tsx:Row`. */
export const labelOf = (component: string): string =>
  component.replace(/^.*[/:](?=.)/, '').replace(/^([^.]+)\..*$/, '$1')
