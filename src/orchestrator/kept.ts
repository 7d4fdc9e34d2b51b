import { parseMtmId } from '../shared/module-id.ts'
import type { Loss, VariableReport } from '../shared/protocol.ts'
import type { CapturedValue, ComponentStates, LiveSlots } from './component-state.ts'
import type { OrchestratorContext } from './context.ts'
import type { RestoreReport, StateSnapshot } from './contract.ts'
import { AMBIGUOUS, GONE, LEFT_ALONE, REMOVED, type StateFate } from './state-fates.ts'

/** What was lost, and whether the edit asked for it. */
export type KnownLoss = Loss & Pick<StateFate, 'isDeliberate'>

/** What became of state, with more about the losses than the journal needs. */
export interface DescribedState extends RestoreReport {
  readonly lost: readonly KnownLoss[]
}

/** What of a snapshot is still there. */
export interface KeptState extends DescribedState {
  /** What components held that are not there any more. */
  readonly gone: readonly CapturedValue[]
}

/** What of a snapshot is still there after an update. */
export function describeKept(context: OrchestratorContext, snapshot: StateSnapshot): KeptState {
  const { resets } = context.redeclarations
  const components = describeComponents(snapshot.states, context.componentState.live())
  return {
    kept: [...keptSignals(snapshot, resets), ...keptEvents(context, snapshot), ...components.kept],
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

/** Of thousands of signals, each name is made once. */
function keptSignals({ signals: { signals } }: StateSnapshot, resets: ReadonlySet<string>): string[] {
  const kept = resets.size > 0 ? signals.filter(({ key }) => !resets.has(String(key))) : signals
  return kept.map(({ key }) => `signal:${key}`)
}

function keptEvents({ state }: OrchestratorContext, { subscriptions }: StateSnapshot): string[] {
  const names = Object.keys(subscriptions.events)
  if (names.length === 0) return []
  const now = state.backupSubscriptions()
  return names.filter((name) => (now.events[name] ?? 0) > 0).map((name) => `event:${name}`)
}

function describeComponents(before: ComponentStates, now: LiveSlots): KeptState {
  const described = describeVariables(before, ({ instance, name }) => {
    if (now.has(instance, name)) return LEFT_ALONE
    return now.hasInstance(instance) ? REMOVED : GONE
  })
  const gone: CapturedValue[] = []
  for (const value of before.values.values()) if (!now.hasInstance(value.instance)) gone.push(value)
  return { ...described, gone }
}

/** What is told of, and what became of it. */
interface DescribedStates extends Pick<ComponentStates, 'fates' | 'ambiguous' | 'late'> {
  readonly values: { values(): readonly CapturedValue[] }
}

/**
 * What became of captured variables.
 * @param states with the fates of those that were handed out
 * @param fateOfLeft what became of one that was not
 */
export function describeVariables(
  states: DescribedStates,
  fateOfLeft: (value: CapturedValue) => StateFate,
): DescribedState {
  const kept = new Set<string>()
  const lost = new Map<string, KnownLoss>()
  const variables = new Map<string, VariableReport>()
  const names = createComponentNames()
  const isNew = createNovelty()
  for (const value of states.values.values()) {
    // That it is gone was said by the update that has taken it away.
    const isToldOf = states.late.size > 0 && states.late.has(value) && !states.fates.has(value)
    if (value.isInternal || isToldOf) continue
    const stateFate = fateOf(value, states) ?? fateOfLeft(value)
    const { fate, reason, isDeliberate, renamedTo } = stateFate
    const name = renamedTo ?? value.name
    const componentNames = names(value)
    if (!isNew(stateFate, componentNames, name)) continue
    const { component, label } = componentNames
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
  value: CapturedValue,
  { fates, ambiguous }: Pick<ComponentStates, 'fates' | 'ambiguous'>,
): StateFate | undefined {
  const fate = fates.get(value)
  return fate?.fate === 'kept' && ambiguous.has(value) ? AMBIGUOUS : fate
}

interface ComponentNames {
  readonly component: string
  readonly label: string
}

/** What components are called, worked out once for all variables of all instances. */
function createComponentNames(): (value: CapturedValue) => ComponentNames {
  const known = new Map<string, ComponentNames>()
  // The variables of one component come one after the other.
  let last: { readonly id: string; readonly names: ComponentNames } | undefined
  return (value) => {
    const id = value.component ?? value.instance
    if (last?.id === id) return last.names
    const names = known.get(id) ?? namesOf(value)
    known.set(id, names)
    last = { id, names }
    return names
  }
}

function namesOf(value: CapturedValue): ComponentNames {
  const component = componentOf(value)
  return { component, label: labelOf(component) }
}

/** Tells what is to be said for the first time: the instances of one component mostly fare alike. */
function createNovelty(): (fate: StateFate, component: ComponentNames, name: string) => boolean {
  const seen = new Map<StateFate, Map<ComponentNames, Set<string>>>()
  return (fate, component, name) => {
    const byComponent = seen.get(fate) ?? new Map<ComponentNames, Set<string>>()
    const names = byComponent.get(component) ?? new Set()
    if (names.has(name)) return false
    names.add(name)
    byComponent.set(component, names)
    seen.set(fate, byComponent)
    return true
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
