import { onMount, untrack } from 'svelte'
import { createSubscriber } from 'svelte/reactivity'
import type { Handle, Props, Scope, Setup } from '../../src/unified/index.ts'
import { openScope } from '../../src/unified/scope.ts'
import { toScriptProps } from '../shared/unified-props.ts'

/**
 * Gives a compiled view the scope of its instance: renders again when something changes that it has read,
 * hands on its props, and mounts and unmounts the scope with itself.
 */
export function useMtm(props: () => Props, setup: Setup): Scope {
  const scope = openScope(
    setup,
    untrack(() => toScriptProps(props())),
  )
  const subscribers = new Map<Handle, () => void>()
  const follow = (handle: Handle): (() => void) => {
    const subscribe = createSubscriber((update) => handle.source.subscribe(update, { immediate: false }))
    subscribers.set(handle, subscribe)
    return subscribe
  }
  const tracker = { track: (handle: Handle) => (subscribers.get(handle) ?? follow(handle))() }
  scope.tracker = tracker

  onMount(() => {
    scope.mount(tracker)
    return () => scope.unmount(tracker)
  })
  return scope
}

/** Hands on the props: called by the view in an effect, which runs again when one of them changes. */
export function setProps$(scope: Scope, props: Props): void {
  const passed = toScriptProps(props)
  untrack(() => scope.setProps(passed))
}
