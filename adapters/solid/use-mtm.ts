import {
  createComputed,
  createEffect,
  createRoot,
  createSelector,
  createSignal,
  onCleanup,
  untrack,
} from 'solid-js'
import type { Accessor, JSX } from 'solid-js'
import type { Undo } from '../../src/index.ts'
import type { Handle, Props, Scope, Setup } from '../../src/unified/index.ts'
import { openScope } from '../../src/unified/scope.ts'
import { toScriptProps } from '../shared/unified-props.ts'

interface Followed {
  readonly version: Accessor<void>
  answer?: (value: unknown) => boolean
}

/**
 * Gives a compiled view the scope of its instance: renders again when something changes that it has read,
 * hands on its props, and unmounts the scope with itself; `mounted$` mounts it.
 */
export function useMtm(props: Props, setup: Setup): Scope {
  const scope = untrack(() => openScope(setup, toScriptProps(props)))
  const followed = new Map<Handle, Followed>()
  const undos: Undo[] = []
  const follow = (handle: Handle): Followed => {
    let one = followed.get(handle)
    if (!one) {
      const [version, changed] = createSignal<void>(undefined, { equals: false })
      undos.push(handle.source.subscribe(() => changed(), { immediate: false }))
      followed.set(handle, (one = { version }))
    }
    return one
  }
  const tracker = {
    track: (handle: Handle) => follow(handle).version(),
    ask(handle: Handle, value: unknown) {
      const one = follow(handle)
      one.answer ??= createAnswer(handle, one.version)
      // A change that Solid has not heard of yet: it could change back unheard.
      if (one.answer(value) !== (handle.source.peek() === value)) one.version()
    },
  }
  // On a server nothing would ever end what is subscribed.
  if (typeof document !== 'undefined') scope.tracker = tracker

  createComputed((isOpen?: boolean) => {
    const passed = toScriptProps(props)
    if (isOpen) untrack(() => scope.setProps(passed))
    return true
  })
  onCleanup(() => {
    for (const undo of undos) undo()
    followed.clear()
    scope.unmount(tracker)
  })
  return scope
}

/**
 * Who asks whether the value is a certain one hears when it becomes that, and when it is that no more. It
 * belongs to the view, and would end with the row that asks first.
 */
const createAnswer = ({ source }: Handle, version: Accessor<void>): ((value: unknown) => boolean) =>
  createRoot(() => createSelector<unknown, unknown>(() => (version(), source.peek())))

/** Mounts the scope once its view is there. Solid runs effects in the order of their making: children first. */
export function mounted$(scope: Scope, view: JSX.Element): JSX.Element {
  const { tracker } = scope
  createEffect(() => untrack(() => scope.mount(tracker ?? scope)))
  return view
}
