import { useLayoutEffect, useMemo, useReducer, useState, useSyncExternalStore } from 'react'
import type { Props, Scope, Setup } from '../../src/unified/index.ts'
import { openScope } from '../../src/unified/scope.ts'
import { toScriptProps } from '../shared/unified-props.ts'
import { ReactTracker } from './unified-tracker.ts'

/**
 * Gives a compiled view the scope of its instance: renders again when something changes that it has read,
 * hands on its props, and mounts and unmounts the scope with itself.
 */
export function useMtm(props: Props, setup: Setup): Scope {
  const [{ scope, tracker }] = useState(() => createView(props, setup))
  // A memo and no state: a hot update starts it anew, so that no row keeps handlers of an old version.
  tracker.rows = useMemo(() => new Map(), [])
  const [, renderAgain] = useReducer((count: number) => count + 1, 0)
  const passed = toScriptProps(props)
  tracker.silently(() => scope.setProps(passed))
  const shown = useSyncExternalStore(tracker.subscribe, tracker.snapshot, tracker.snapshot)

  useLayoutEffect(() => {
    // A render that was given up may have left others.
    scope.setProps(passed)
  })
  useLayoutEffect(() => {
    scope.tracker = tracker
    scope.mount(tracker)
    // React subscribes after the first paint, which must show what `$init` has written.
    if (tracker.snapshot() !== shown) renderAgain()
    return () => scope.unmount(tracker)
  }, [])
  return scope
}

function createView(props: Props, setup: Setup): { scope: Scope; tracker: ReactTracker } {
  const scope = openScope(setup, toScriptProps(props))
  const tracker = new ReactTracker()
  scope.tracker = tracker
  return { scope, tracker }
}
