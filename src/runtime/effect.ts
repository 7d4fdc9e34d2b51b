import type { Undo } from './undo.ts'
import { watch } from './watcher.ts'

/** What an effect does; it may return what takes that back. */
export type EffectFunction = () => void | Undo

/**
 * Runs `fn` at once, and again after each change of a signal that its last run has read. A function that
 * it returns is called before the next run and at the end.
 *
 * Signals it writes are delivered after it. If it has read one of them before, it runs again, until nothing
 * changes; after 100 runs in one go that woke others or itself, it is left out until the next write, and a
 * `MetamonCycleError` is reported. What it throws, in the first run too, is reported, and it goes on
 * following what it had read until then. An effect made inside another one is independent of it: return
 * its undo to end both.
 *
 * @returns ends the effect.
 * @example
 * const stop = effect(() => {
 *   const timer = setInterval(refresh, interval.value)
 *   return () => clearInterval(timer)
 * })
 */
export function effect(fn: EffectFunction): Undo {
  const watcher = watch(fn)
  return () => watcher.dispose()
}
