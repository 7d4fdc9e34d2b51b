import type { Framework } from '../../src/shared/framework.ts'
import type { Signal, Undo } from '../../src/index.ts'
import { connect } from '../../src/runtime/registry.ts'

/** Calls `onChange` after every change, as a subscription that the dev tools can see. */
export function connectSignal<T>(
  framework: Framework,
  signal: Signal<T>,
  onChange: (value: T) => void,
): Undo {
  const info = { framework, kind: 'signal', name: signal.key } as const
  return connect(info, () => signal.subscribe(onChange, { immediate: false }))
}
