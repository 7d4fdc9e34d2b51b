import { registry } from './core-registry.ts'
import type { Listener, ReadonlySignal, SubscribeOptions } from './signal-types.ts'
import type { Undo } from './undo.ts'
import { watch } from './watcher.ts'

/** Does the work of `subscribe` for signals and computeds. */
export function subscribe<T>(
  source: ReadonlySignal<T>,
  listener: Listener<T>,
  options: SubscribeOptions | (() => void) | undefined,
): Undo {
  // A function has none of the options.
  let isDue = (options as SubscribeOptions | undefined)?.immediate !== false
  return watch('signal', source.key, () => {
    const isCalled = isDue
    isDue = true
    const { value } = source
    // What the listener reads is its own affair; `track` sets the reader back.
    registry.reader = undefined
    if (isCalled) listener(value)
  })
}
