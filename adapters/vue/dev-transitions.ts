import { BaseTransition, toRaw } from 'vue'
import type { DevRuntime } from '../contract.ts'

type Render = () => unknown
type TransitionSetup = (props: object, context: unknown) => Render

/** What makes the old content stay for a while, or the new one wait for that. */
const WITHOUT_ANIMATION = {
  mode: 'default',
  onBeforeEnter: undefined,
  onEnter: undefined,
  onBeforeLeave: undefined,
  onLeave: undefined,
}

/**
 * While an update runs, makes `Transition` put the new version of its content in the place of the old one at
 * once. In the mode `out-in` it would otherwise be made when the update is long over, unverified and with
 * nothing left to take its state from.
 */
export function skipTransitions(runtime: DevRuntime): void {
  // An object with a `setup`, whatever the public type says, that all transitions of the page share.
  const definition = BaseTransition as unknown as { setup: TransitionSetup }
  const { setup } = definition
  definition.setup = (props, context) => {
    const render = setup(props, context)
    return () => (runtime.phase === undefined ? render() : withoutAnimation(toRaw(props), render))
  }
}

function withoutAnimation(props: object, render: Render): unknown {
  const own = { ...props }
  Object.assign(props, WITHOUT_ANIMATION)
  try {
    return render()
  } finally {
    Object.assign(props, own)
  }
}
