import { getCurrentInstance, isRef, onUnmounted, toRaw, type ComponentInternalInstance } from 'vue'
import type { DevRuntime, StateSlot, StateValue } from '../contract.ts'
import { createSlot } from '../shared/dev-declarations.ts'
import type { Memento } from '../shared/dev-memento.ts'
import type { ComponentIds } from './dev-component-ids.ts'
import { declareData, type DataResult } from './dev-data.ts'
import { createInstanceKeys } from './dev-instance-keys.ts'
import { createOwner, type Noted, type Owner } from './dev-owner.ts'
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

export function createStateKeeper(runtime: DevRuntime, ids: ComponentIds): StateKeeper {
  const keys = createInstanceKeys()
  const owners = new Map<ComponentInternalInstance, Owner>()
  const files = new Set<string>()
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
    keys.refresh()
    const modules = [...files].map((file) => runtime.versions.lastGood(moduleKey(file)))
    // Nothing else is noted under the key of a module.
    return [...owners.values(), ...(modules as Owner[])]
  }
  runtime.addSource({
    framework: 'vue',
    slots: (note) =>
      keys.inOnePass(() => {
        for (const owner of listOwners()) {
          const instance = owner.key
          for (const name of owner.names()) note(instance, name)
        }
      }),
    read: () =>
      keys.inOnePass(() => {
        const states: StateValue[] = []
        for (const owner of listOwners()) owner.addStates(states)
        return states
      }),
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
    keep: (owner, declaration) => keep(owner, declaration, runtime),
    keepData: (instance, data) => keepData(instance, ownerOf(instance), data, runtime),
    forget,
  }
}

const moduleKey = (file: string): string => `vue:${file}`

function keep<Value, Holder>(
  owner: Owner,
  declaration: Declaration<Value, Holder>,
  runtime: DevRuntime,
): Holder {
  const { text, make } = declaration
  let evaluated: { readonly value: Value; readonly memento: Memento } | undefined
  const evaluate = (): Value => {
    if (evaluated) return evaluated.value
    const value = declaration.initialise()
    evaluated = { value, memento: rememberValue(value) }
    return value
  }
  const slot = slotOf(owner, declaration, runtime)
  const holder = make(take(slot, evaluate, runtime))
  // `ref()` of a ref is that ref, and the state of whoever has made it.
  if (evaluated && isRef(evaluated.value)) return holder
  const initial = evaluated ? evaluated.memento : notedOf(slot)?.initial
  owner.add(slot.name, { text, initial, read: readerOf(holder) })
  return holder
}

/** Whether something is a ref does not change, and a reactive proxy takes long to ask. */
const readerOf = (holder: unknown): (() => unknown) => (isRef(holder) ? () => holder.value : () => holder)

function keepData(
  instance: ComponentInternalInstance,
  owner: Owner,
  data: DataResult,
  runtime: DevRuntime,
): object {
  const { values, text } = data
  const scope = declareData(owner.component, data, runtime)
  for (const [name, initial] of Object.entries(values)) {
    const memento = rememberValue(initial)
    const slot = slotOf(owner, { scope, name, text }, runtime)
    Reflect.set(
      values,
      name,
      take(slot, () => initial, runtime),
    )
    owner.add(slot.name, { text, initial: memento, read: () => toRaw(instance.data[name]) })
  }
  return values
}

/** A key is only worked out when it is asked for: while the page is idle nobody does. */
function slotOf(
  owner: Owner,
  { scope, name, text }: Pick<Declaration<never, unknown>, 'scope' | 'name' | 'text'>,
  runtime: DevRuntime,
): StateSlot {
  const slot = { scope, declared: name, name: owner.nameOf(name), text, keyOf: () => owner.key }
  return createSlot(slot, runtime)
}

/** What was noted of what the slot was handed. */
const notedOf = ({ handed }: StateSlot): Noted | undefined =>
  // Only the values of Vue have the names of its instances.
  handed as Noted | undefined

function take<Value>(slot: StateSlot, initialise: () => Value, runtime: DevRuntime): Value {
  const value = runtime.take(slot, initialise)
  const noted = runtime.phase === 'rollback' ? notedOf(slot) : undefined
  // What the failed version has changed in place is changed back.
  if (noted && Object.is(noted.value, value)) noted.contents?.restore()
  return value
}
