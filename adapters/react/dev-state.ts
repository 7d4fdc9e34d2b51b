import type { DevRuntime } from '../contract.ts'
import { createSlot, type DeclaredSlot } from '../shared/dev-declarations.ts'
import { firstHookOf, isMounting, ownerFiber, type Fiber, type Hook } from './dev-fiber.ts'

/** Where the state that a hook or a class holds comes from. */
export interface Origin {
  readonly name: string
  readonly text: string
  /** What the initialiser gave. */
  readonly initial: unknown
}

/** What instrumented code calls in place of the hooks of React that hold state. */
export interface StateHooks {
  /** `useState`, with the variable's scope and name, and the text of its initial value. */
  state(scope: string, useState: UseState, name: string, text: string, initial?: unknown): unknown
  reducer(
    scope: string,
    useReducer: UseReducer,
    name: string,
    text: string,
    ...args: ReducerArguments
  ): unknown
  ref(scope: string, useRef: UseRef, name: string, text: string, initial?: unknown): unknown
  actionState(
    scope: string,
    useActionState: UseActionState,
    name: string,
    text: string,
    ...args: ActionArguments
  ): unknown
}

type UseState = (initial: () => unknown) => readonly [unknown, object]
type ReducerArguments = [reducer: unknown, initial?: unknown, initialise?: (initial: unknown) => unknown]
type UseReducer = (
  reducer: unknown,
  initial: unknown,
  initialise: (initial: unknown) => unknown,
) => readonly [unknown, object]
type ActionArguments = [action: unknown, initial: unknown, permalink?: string]
type UseActionState = (...args: ActionArguments) => readonly [unknown, object, boolean]
type UseRef = (initial: unknown) => { current: unknown }

/** Keeps where state comes from, and hands over what is to be kept. */
export interface Origins {
  /** What a slot of an instance is given, and its origin for as long as it lives. */
  take(fiber: Fiber, slot: Omit<DeclaredSlot, 'keyOf'>, initialise: () => unknown): Taken
  note(holder: object, origin: Origin): void
  of(holder: object): Origin | undefined
  ofHook(hook: Hook): Origin | undefined
}

export interface Taken {
  readonly value: unknown
  readonly origin: Origin
}

export interface OriginsContext {
  readonly runtime: () => DevRuntime | undefined
  readonly keyOf: (fiber: Fiber) => string
}

export function createOrigins({ runtime, keyOf }: OriginsContext): Origins {
  // By what stays the same from render to render: the setter of a state, the object of a ref.
  const origins = new WeakMap<object, Origin>()
  return {
    take(fiber, declared, initialise) {
      const { name, text } = declared
      let run: { readonly initial: unknown } | undefined
      const first = () => (run = { initial: initialise() }).initial
      const dev = runtime()
      const slot = dev && createSlot({ ...declared, keyOf: () => keyOf(fiber) }, dev)
      const value = slot ? dev.take(slot, first) : first()
      // What was handed over was noted with what its initialiser had given.
      return { value, origin: { name, text, initial: run ? run.initial : slot?.handed } }
    },
    note: (holder, origin) => void origins.set(holder, origin),
    of: (holder) => origins.get(holder),
    ofHook({ queue, memoizedState }) {
      const holder = queue ? queue.dispatch : memoizedState
      const isHolder = typeof holder === 'function' || (typeof holder === 'object' && holder !== null)
      return isHolder ? origins.get(holder) : undefined
    },
  }
}

/** @param mounted called in the first render of an instance, right after a hook of it */
export function createStateHooks(origins: Origins, mounted: () => void): StateHooks {
  const mount = (
    code: Omit<DeclaredSlot, 'name' | 'keyOf'>,
    initialise: () => unknown,
  ): Taken | undefined => {
    const fiber = ownerFiber()
    if (!fiber) return undefined
    return origins.take(fiber, { ...code, name: numbered(code.declared, fiber, origins) }, initialise)
  }
  const finish = (holder: object, taken: Taken | undefined) => {
    if (!taken) return
    origins.note(holder, taken.origin)
    mounted()
  }
  return {
    state(scope, useState, declared, text, initial) {
      let taken: Taken | undefined
      const first = () => (isFunction(initial) ? initial() : initial)
      const pair = useState(() => {
        taken = mount({ scope, declared, text }, first)
        return taken ? taken.value : first()
      })
      finish(pair[1], taken)
      return pair
    },
    reducer(scope, useReducer, declared, text, reducer, initial, initialise) {
      let taken: Taken | undefined
      const pair = useReducer(reducer, initial, (argument) => {
        const first = () => (initialise === undefined ? argument : initialise(argument))
        taken = mount({ scope, declared, text }, first)
        return taken ? taken.value : first()
      })
      finish(pair[1], taken)
      return pair
    },
    ref(scope, useRef, declared, text, initial) {
      const holder = useRef(initial)
      if (origins.of(holder)) return holder
      const taken = mount({ scope, declared, text }, () => initial)
      if (taken) holder.current = taken.value
      finish(holder, taken)
      return holder
    },
    actionState(scope, useActionState, declared, text, action, initial, ...rest) {
      const fiber = ownerFiber()
      const taken = fiber && isMounting(fiber) ? mount({ scope, declared, text }, () => initial) : undefined
      const result = useActionState(action, taken ? taken.value : initial, ...rest)
      finish(result[1], taken)
      return result
    },
  }
}

/** The second `count` of one instance is `count~1`, as when a custom hook is called twice. */
function numbered(name: string, fiber: Fiber, origins: Origins): string {
  let count = 0
  for (let hook = firstHookOf(fiber); hook; hook = hook.next) {
    const earlier = origins.ofHook(hook)?.name
    if (earlier === name || earlier === `${name}~${count}`) count += 1
  }
  return count === 0 ? name : `${name}~${count}`
}

const isFunction = (value: unknown): value is () => unknown => typeof value === 'function'
