import { getCurrentInstance, isRef, onUnmounted, toRaw, type ComponentInternalInstance } from 'vue'
import type { DevRuntime } from '../contract.ts'
import type { Memento } from '../shared/dev-memento.ts'
import type { ComponentIds } from './dev-component-ids.ts'
import { createInstanceKeys } from './dev-instance-keys.ts'
import { createOwner, type Owner, type SlotState } from './dev-owner.ts'
import { isSameShape, rememberValue } from './dev-values.ts'

/** A piece of state as the code declares it. */
export interface Declaration<Value, Holder> {
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
  keepData(instance: ComponentInternalInstance, values: object, text: string): object
  /** Gives up the state of an instance that something else is shown for. */
  forget(instance: ComponentInternalInstance): void
}

/** What was handed to the orchestrator when the running update began. */
interface Captured extends SlotState {
  /** What the value itself held then. */
  readonly contents: Memento
}

interface Keeping {
  readonly runtime: DevRuntime
  readonly captured: ReadonlyMap<string, Captured>
}

export function createStateKeeper(runtime: DevRuntime, ids: ComponentIds): StateKeeper {
  const keys = createInstanceKeys()
  const owners = new Map<ComponentInternalInstance, Owner>()
  const files = new Set<string>()
  const captured = new Map<string, Captured>()
  const keeping = { runtime, captured }
  const forget = (instance: ComponentInternalInstance) => void owners.delete(instance)
  const ownerOf = (instance: ComponentInternalInstance): Owner => {
    const known = owners.get(instance)
    if (known) return known
    const owner = createOwner(ids.of(instance.type), () => keys.of(instance))
    owners.set(instance, owner)
    onUnmounted(() => forget(instance), instance)
    return owner
  }
  runtime.addSource({
    framework: 'vue',
    read() {
      captured.clear()
      const modules = [...files].map((file) => runtime.versions.lastGood(moduleKey(file)))
      // Nothing else is noted under the key of a module.
      const states = [...owners.values(), ...(modules as Owner[])].flatMap((owner) => owner.states())
      // They have been made for this: copies of thousands of them would only take time.
      for (const one of states)
        captured.set(slotKey(one), Object.assign(one, { contents: rememberValue(one.value) }))
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
    keepData: (instance, values, text) => keepData(instance, ownerOf(instance), { values, text }, keeping),
    forget,
  }
}

const moduleKey = (file: string): string => `vue:${file}`

const slotKey = ({ instance, name }: { readonly instance: string; readonly name: string }): string =>
  `${instance}\n${name}`

function keep<Value, Holder>(
  owner: Owner,
  declaration: Declaration<Value, Holder>,
  keeping: Keeping,
): Holder {
  const { text, make } = declaration
  const name = owner.nameOf(declaration.name)
  let evaluated: { readonly value: Value; readonly memento: Memento } | undefined
  const evaluate = (): Value => {
    if (evaluated) return evaluated.value
    const value = declaration.initialise()
    evaluated = { value, memento: rememberValue(value) }
    return value
  }
  const before = capturedBefore({ owner, name }, keeping)
  // A changed initialiser may make something else that the value no longer fits.
  const isFit = before === undefined || before.text === text || isSameShape(before.value, evaluate())
  const value = isFit ? take({ owner, name, text }, evaluate, keeping) : evaluate()
  const holder = make(value)
  // `ref()` of a ref is that ref, and the state of whoever has made it.
  if (evaluated && isRef(evaluated.value)) return holder
  const initial = evaluated?.memento ?? before?.memento
  owner.add(name, { text, initial, read: () => (isRef(holder) ? holder.value : holder) })
  return holder
}

function keepData(
  instance: ComponentInternalInstance,
  owner: Owner,
  { values, text }: { readonly values: object; readonly text: string },
  keeping: Keeping,
): object {
  for (const [name, initial] of Object.entries(values)) {
    const memento = rememberValue(initial)
    const before = capturedBefore({ owner, name }, keeping)
    const isFit = before === undefined || before.text === text || isSameShape(before.value, initial)
    const value = isFit ? take({ owner, name, text }, () => initial, keeping) : initial
    Reflect.set(values, name, value)
    owner.add(name, { text, initial: memento, read: () => toRaw(instance.data[name]) })
  }
  return values
}

interface Slot {
  readonly owner: Owner
  readonly name: string
}

/** What a slot held before the running update. */
function capturedBefore({ owner, name }: Slot, { runtime, captured }: Keeping): Captured | undefined {
  if (runtime.phase === undefined || captured.size === 0) return undefined
  return captured.get(slotKey({ instance: owner.key, name }))
}

/** A key is only worked out when it is asked for: while the page is idle nobody does. */
function take<Value>(
  { owner, name, text }: Slot & { readonly text: string },
  initialise: () => Value,
  keeping: Keeping,
): Value {
  const slot = {
    name,
    text,
    get instance() {
      return owner.key
    },
  }
  const value = keeping.runtime.take(slot, initialise)
  const before = keeping.runtime.phase === 'rollback' ? capturedBefore({ owner, name }, keeping) : undefined
  // What the failed version has changed in place is changed back.
  if (before && Object.is(before.value, value)) before.contents.restore()
  return value
}
