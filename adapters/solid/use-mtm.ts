import { createComputed, createEffect, createSignal, on, onCleanup, untrack, type Accessor } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Undo } from '../../src/index.ts'
import type { Handle, Props, Scope, Setup } from '../../src/unified/index.ts'
import { openScope } from '../../src/unified/scope.ts'
import { toScriptProps } from '../shared/unified-props.ts'

/**
 * Gives a compiled view the scope of its instance: renders again when something changes that it has read,
 * hands on its props, and unmounts the scope with itself; `mounted$` mounts it.
 */
export function useMtm(props: Props, setup: Setup): Scope {
  const scope = untrack(() => openScope(setup, toScriptProps(props)))
  const versions = new Map<Handle, Accessor<void>>()
  const undos: Undo[] = []
  const follow = (handle: Handle): Accessor<void> => {
    const [version, changed] = createSignal<void>(undefined, { equals: false })
    versions.set(handle, version)
    undos.push(handle.source.subscribe(() => changed(), { immediate: false }))
    return version
  }
  const tracker = { track: (handle: Handle) => (versions.get(handle) ?? follow(handle))() }
  // On a server nothing would ever end what is subscribed.
  if (typeof document !== 'undefined') scope.tracker = tracker

  createComputed(
    on(
      () => toScriptProps(props),
      (passed) => scope.setProps(passed),
      { defer: true },
    ),
  )
  onCleanup(() => {
    for (const undo of undos.splice(0)) undo()
    versions.clear()
    scope.unmount(tracker)
  })
  return scope
}

/** Mounts the scope once its view is there. Solid runs effects in the order of their making: children first. */
export function mounted$(scope: Scope, view: JSX.Element): JSX.Element {
  const { tracker } = scope
  createEffect(() => untrack(() => scope.mount(tracker ?? scope)))
  return view
}
