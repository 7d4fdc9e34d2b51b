import { batch, getOwner, onCleanup, untrack } from 'solid-js'
import type { DevRuntime, StateSource, StateValue } from '../contract.ts'
import { createSlot } from '../shared/dev-declarations.ts'
import type { Instances } from './dev-instances.ts'
import type { ModuleHolder, Modules } from './dev-modules.ts'
import { claimSlot, nameOfSlot, numberSlots, rememberInitial, toValue } from './dev-slots.ts'
import type { Holder, Noted, Slot, SlotKind } from './dev-slots.ts'

/** Gives the value to begin with: what `initialise` gives, or what the variable held before the update. */
export type Take = <Value>(initialise: () => Value) => Value

/** Creates state whose value survives updates; returns what `create` returns. */
export type Keep<Shape> = <Result extends Shape>(
  scope: string,
  name: string,
  text: string,
  create: (take: Take) => Result,
  /** Given where the state is created while the module is evaluated, with the call's other arguments. */
  module?: ImportMeta,
  options?: string,
) => Result

type Pair = readonly [value: unknown, set: (next: never) => unknown]

export interface State {
  readonly signal: Keep<readonly [() => unknown, (next: never) => unknown]>
  readonly store: Keep<Pair>
  readonly mutable: Keep<object>
}

export interface StateDeps {
  readonly instances: Instances
  readonly modules: Modules
  /** The page's runtime; undefined where no orchestrator runs. */
  readonly find: () => DevRuntime | undefined
}

const READERS: Record<SlotKind, (created: never) => () => unknown> = {
  signal:
    ([value]: readonly [() => unknown]) =>
    () =>
      untrack(value),
  // The proxy itself: made from it, the next store is the same store.
  store:
    ([store]: readonly [unknown]) =>
    () =>
      store,
  mutable: (store: unknown) => () => store,
}

/** Keeps the state of components and modules: values by reference, in the initialisers. */
export function createState(deps: StateDeps): State {
  const connect = createConnection(deps)
  const keep =
    (kind: SlotKind): Keep<unknown> =>
    (scope, name, text, create, module, options = '') => {
      const runtime = connect()
      const holder = module ? deps.modules.evaluating(module) : deps.instances.nearest()
      if (!runtime || !holder) return create((initialise) => initialise())
      const slot = claimSlot(holder, { scope, name, text, kind, owner: getOwner() ?? undefined })
      if (!module) onCleanup(() => holder.slots.delete(slot))
      const created = create((initialise) => takeInto(slot, holder, { runtime, initialise }))
      const result = isModule(holder) ? keepIdentity({ holder, slot, created, options }, deps) : created
      // Each kind's reader takes what its own `create` returns.
      slot.read = READERS[kind](result as never)
      return result as typeof created
    }
  // The kinds differ in what `create` returns, which `keep` hands through.
  return { signal: keep('signal'), store: keep('store'), mutable: keep('mutable') } as State
}

const isModule = (holder: Holder): holder is ModuleHolder => 'created' in holder

/** Finds the runtime, and adds the state to its snapshots when it is found for the first time. */
function createConnection({ instances, modules, find }: StateDeps): () => DevRuntime | undefined {
  const connected = new WeakSet<DevRuntime>()
  const holders = (): Holder[] => [...instances.keyed(), ...modules.list()]
  const source: StateSource = {
    framework: 'solid',
    slots(note) {
      for (const holder of holders()) {
        numberSlots(holder)
        for (const slot of holder.slots) note(holder.key, nameOfSlot(slot))
      }
    },
    read() {
      const values: StateValue[] = []
      for (const holder of holders()) {
        numberSlots(holder)
        for (const slot of holder.slots) if (slot.read) values.push(toValue(holder, slot, slot.read()))
      }
      return values
    },
  }
  return () => {
    const runtime = find()
    if (runtime && !connected.has(runtime)) {
      connected.add(runtime)
      runtime.addSource(source)
    }
    return runtime
  }
}

interface Taking<Value> {
  readonly runtime: DevRuntime
  readonly initialise: () => Value
}

/** The initialiser may not run; then what it gave when it last ran is still the initial value. */
function takeInto<Value>(slot: Slot, holder: Holder, { runtime, initialise }: Taking<Value>): Value {
  const { scope, name: declared, text, kind } = slot
  const keyOf = () => holder.key
  const taken = createSlot({ scope, declared, name: nameOfSlot(slot), text, kind, keyOf }, runtime)
  let hasRun = false
  const run = () => {
    const value = initialise()
    hasRun = true
    rememberInitial(slot, value)
    return value
  }
  const value = runtime.take(taken, run)
  // Only the values of Solid have the names of its instances.
  const former = taken.handed as Noted | undefined
  if (hasRun || !former) return value
  Object.assign(slot, { initial: former.initial, contents: former.contents })
  // What was begun with before, in the same update, was taken by code that has failed.
  if (Object.is(former.value, value)) batch(() => untrack(() => former.held?.restore()))
  return value
}

interface ModuleState {
  readonly holder: ModuleHolder
  readonly slot: Slot
  readonly created: unknown
  readonly options: string
}

/** A module that is evaluated again goes on with its signals: other modules may hold them. */
function keepIdentity(
  { holder, slot, created, options }: ModuleState,
  { modules, find }: StateDeps,
): unknown {
  const name = nameOfSlot(slot)
  const former = modules.before(holder)?.created.get(name)
  const canKeep = slot.kind === 'signal' && former?.options === options && find()?.phase !== undefined
  const result = canKeep ? setTo(former.result, created) : created
  holder.created.set(name, { result, options })
  return result
}

function setTo(former: unknown, created: unknown): unknown {
  // Slots of this kind hold what `createSignal` has returned.
  const [, set] = former as [unknown, (next: () => unknown) => void]
  const [value] = created as [() => unknown]
  const next = untrack(value)
  set(() => next)
  return former
}
