import { onDestroy, onMount, untrack } from 'svelte'
import { createSubscriber, SvelteMap } from 'svelte/reactivity'
import type { Undo } from '../../src/index.ts'
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
  // A subscriber of Svelte's would be one more effect for each place that reads a value.
  const versions = new SvelteMap<Handle, number>()
  const followed = new Set<Handle>()
  const answers = new Map<Handle, (value: unknown) => void>()
  const undos: Undo[] = []
  const follow = (handle: Handle): void => {
    let version = 0
    followed.add(handle)
    versions.set(handle, version)
    const changed = () => void versions.set(handle, ++version)
    undos.push(handle.source.subscribe(changed, { immediate: false }))
  }
  const followAnswers = (handle: Handle): ((value: unknown) => void) => {
    const { ask, changed } = createAnswers(handle)
    answers.set(handle, ask)
    undos.push(handle.source.subscribe(changed, { immediate: false }))
    return ask
  }
  const tracker = {
    track(handle: Handle) {
      if (!followed.has(handle)) untrack(() => follow(handle))
      versions.get(handle)
    },
    ask: (handle: Handle, value: unknown) => (answers.get(handle) ?? followAnswers(handle))(value),
  }
  // On a server nothing would ever end what is subscribed.
  if (typeof document !== 'undefined') scope.tracker = tracker

  onMount(() => scope.mount(tracker))
  onDestroy(() => {
    for (const undo of undos.splice(0)) undo()
    // A view that comes back, when the one in its place has failed, reads through this and follows anew.
    followed.clear()
    answers.clear()
    scope.unmount(tracker)
  })
  return scope
}

/** Who asks whether the value is a certain one hears when it becomes that, and when it is that no more. */
function createAnswers({ source }: Handle): { ask(value: unknown): void; changed(value: unknown): void } {
  const asked = new Map<unknown, () => void>()
  const updates = new Map<unknown, () => void>()
  /** Of which it was said that the value is it. */
  let told = new Set<unknown>()
  const subscriberOf = (value: unknown): (() => void) => {
    const subscriber = createSubscriber((update) => {
      updates.set(value, update)
      return () => {
        updates.delete(value)
        asked.delete(value)
      }
    })
    asked.set(value, subscriber)
    return subscriber
  }
  return {
    ask(value) {
      if (source.peek() === value) told.add(value)
      const subscriber = asked.get(value) ?? subscriberOf(value)
      subscriber()
    },
    changed(value) {
      const due = told.add(value)
      told = new Set()
      for (const one of due) updates.get(one)?.()
    },
  }
}

/** Hands on the props: called by the view in an effect, which runs again when one of them changes. */
export function setProps$(scope: Scope, props: Props): void {
  const passed = toScriptProps(props)
  untrack(() => scope.setProps(passed))
}
