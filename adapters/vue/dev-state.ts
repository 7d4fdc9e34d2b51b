import { getCurrentInstance, isRef, onUnmounted, toRaw, type ComponentInternalInstance } from 'vue'
import type { DevRuntime, StateSlot } from '../contract.ts'
import { createSlot, findBySlot } from '../shared/dev-declarations.ts'
import type { Memento } from '../shared/dev-memento.ts'
import type { ComponentIds } from './dev-component-ids.ts'
import { declareData, type DataResult } from './dev-data.ts'
import { createInstanceKeys } from './dev-instance-keys.ts'
import { createSlotMap, type SlotMap } from '../../src/shared/slot-map.ts'
import { createOwner, type Owner, type SlotState } from './dev-owner.ts'
import { rememberValue } from './dev-values.ts'

/** A piece of state as the code declares it. */
export interface Declaration<Value, Holder> {
  readonly scope: string
  readonly name: string
  /** The initialiser as it is written. */
  readonly text: string
  readonly initialise: () => Value
  /** `ref` and the like: makes state out of a value. */
  readonly make: (value: Value) => Holder
}

/** Hands the state of components and modules over to the versions that take their place. */
export interface StateKeeper {
  /** The owner of state that is made now: the component whose setup runs. */
  currentOwner(): Owner | undefined
  /** The owner of what a module makes while it is evaluated. */
  moduleOwner(file: string): Owner
  keep<Value, Holder>(owner: Owner, declaration: Declaration<Value, Holder>): Holder
  /** What `data()` of an instance is to return instead of what it has returned. */
  keepData(instance: ComponentInternalInstance, data: DataResult): object
  /** Gives up the state of an instance that something else is shown for. */
  forget(instance: ComponentInternalInstance): void
}

interface Keeping {
  readonly runtime: DevRuntime
  /** What was handed to the orchestrator when the running update began. */
  readonly captured: SlotMap<SlotState>
}

export function createStateKeeper(runtime: DevRuntime, ids: ComponentIds): StateKeeper {
  const keys = createInstanceKeys()
  const owners = new Map<ComponentInternalInstance, Owner>()
  const files = new Set<string>()
  const captured = createSlotMap<SlotState>()
  const keeping = { runtime, captured }
  const forget = (instance: ComponentInternalInstance) => void owners.delete(instance)
  const ownerOf = (instance: ComponentInternalInstance): Owner => {
    const known = owners.get(instance)
    if (known) return known
    const owner = createOwner(
      ids.of(instance.type),
      () => keys.of(instance),
      () => instance.isDeactivated,
    )
    owners.set(instance, owner)
    keys.note(instance)
    onUnmounted(() => forget(instance), instance)
    return owner
  }
  /** Everybody, with keys that are brought up to date. */
  const listOwners = (): readonly Owner[] => {
    captured.clear()
    keys.refresh()
    const modules = [...files].map((file) => runtime.versions.lastGood(moduleKey(file)))
    // Nothing else is noted under the key of a module.
    return [...owners.values(), ...(modules as Owner[])]
  }
  runtime.addSource({
    framework: 'vue',
    *slots() {
      for (const owner of listOwners()) {
        const instance = owner.key
        for (const name of owner.names()) yield { instance, name }
      }
    },
    read() {
      const states = listOwners().flatMap((owner) => owner.states())
      for (const one of states) captured.set(one.instance, one.name, one)
      return states
    },
  })
  return {
    currentOwner() {
      const instance = getCurrentInstance()
      return instance && !instance.isMounted && !instance.isUnmounted ? ownerOf(instance) : undefined
    },
    moduleOwner(file) {
      const owner = createOwner(file, () => moduleKey(file))
      files.add(file)
      runtime.versions.note(moduleKey(file), owner)
      return owner
    },
    keep: (owner, declaration) => keep(owner, declaration, keeping),
    keepData: (instance, data) => keepData(instance, ownerOf(instance), data, keeping),
    forget,
  }
}

const moduleKey = (file: string): string => `vue:${file}`

function keep<Value, Holder>(
  owner: Owner,
  declaration: Declaration<Value, Holder>,
  keeping: Keeping,
): Holder {
  const { text, make } = declaration
  let evaluated: { readonly value: Value; readonly memento: Memento } | undefined
  const evaluate = (): Value => {
    if (evaluated) return evaluated.value
    const value = declaration.initialise()
    evaluated = { value, memento: rememberValue(value) }
    return value
  }
  const slot = slotOf(owner, declaration, keeping)
  const holder = make(take(slot, evaluate, keeping))
  // `ref()` of a ref is that ref, and the state of whoever has made it.
  if (evaluated && isRef(evaluated.value)) return holder
  const initial = evaluated ? evaluated.memento : capturedBefore(slot, keeping)?.memento
  owner.add(slot.name, { text, initial, read: () => (isRef(holder) ? holder.value : holder) })
  return holder
}

function keepData(
  instance: ComponentInternalInstance,
  owner: Owner,
  data: DataResult,
  keeping: Keeping,
): object {
  const { values, text } = data
  const scope = declareData(owner.component, data, keeping.runtime)
  for (const [name, initial] of Object.entries(values)) {
    const memento = rememberValue(initial)
    const slot = slotOf(owner, { scope, name, text }, keeping)
    Reflect.set(
      values,
      name,
      take(slot, () => initial, keeping),
    )
    owner.add(slot.name, { text, initial: memento, read: () => toRaw(instance.data[name]) })
  }
  return values
}

/** A key is only worked out when it is asked for: while the page is idle nobody does. */
function slotOf(
  owner: Owner,
  { scope, name, text }: Pick<Declaration<never, unknown>, 'scope' | 'name' | 'text'>,
  { runtime }: Keeping,
): StateSlot {
  const slot = { scope, declared: name, name: owner.nameOf(name), text, keyOf: () => owner.key }
  return createSlot(slot, runtime)
}

/** What a slot held before the running update. */
function capturedBefore(slot: StateSlot, { runtime, captured }: Keeping): SlotState | undefined {
  if (runtime.phase === undefined || captured.size === 0) return undefined
  return findBySlot(captured, slot)
}

function take<Value>(slot: StateSlot, initialise: () => Value, keeping: Keeping): Value {
  const value = keeping.runtime.take(slot, initialise)
  const before = keeping.runtime.phase === 'rollback' ? capturedBefore(slot, keeping) : undefined
  // What the failed version has changed in place is changed back.
  if (before && Object.is(before.value, value)) before.contents?.restore()
  return value
}
