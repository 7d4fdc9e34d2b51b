import { DIRTY, PENDING, WATCHING } from './reactive-flags.ts'
import { endBatch, endRun, engine, enqueue, startBatch, startReading, startRun } from './reactive-system.ts'
import { getRegistry } from './registry.ts'
import { report } from './report.ts'
import type { Undo } from './undo.ts'
import { WatcherNode } from './watcher.ts'

/** What an effect does; it may return what takes that back. */
export type EffectFunction = () => void | Undo

/**
 * Runs `fn` at once, and again after each change of a signal that its last run has read. A function that
 * it returns is called before the next run and at the end.
 *
 * Signals it writes are delivered after it. If it has read one of them before, it runs again, until
 * nothing changes; after 100 such runs in one go it is left out, and a `MetamonCycleError` is reported.
 * What it throws, in the first run too, is reported, and it goes on following what it had read until then. An effect
 * made inside another one is independent of it: return its undo to end both.
 *
 * @returns ends the effect.
 * @example
 * const stop = effect(() => {
 *   const timer = setInterval(refresh, interval.value)
 *   return () => clearInterval(timer)
 * })
 */
export function effect(fn: EffectFunction): Undo {
  const node = new Effect(fn)
  getRegistry().dev?.subscribed(node)
  startBatch()
  node.execute(fn)
  endBatch()
  return () => node.dispose()
}

class Effect extends WatcherNode<EffectFunction> {
  readonly kind = 'effect'
  readonly name = undefined
  cleanup: Undo | undefined = undefined

  execute(fn: EffectFunction): void {
    this.clean()
    if (this.callback === undefined) return
    const previous = startRun(this, WATCHING)
    try {
      this.cleanup = toCleanup(fn())
    } catch (error) {
      report(error)
    }
    endRun(this, previous)
    if (this.callback === undefined) this.dispose()
    else if (this.flags & (DIRTY | PENDING)) enqueue(this)
  }

  override dispose(): void {
    super.dispose()
    this.clean()
  }

  private clean(): void {
    const { cleanup } = this
    if (cleanup === undefined) return
    this.cleanup = undefined
    const previous = startReading(undefined)
    try {
      cleanup()
    } catch (error) {
      report(error)
    }
    engine.activeSub = previous
  }
}

/** An arrow function without braces may return anything: only a function is a cleanup. */
const toCleanup = (result: void | Undo): Undo | undefined =>
  typeof result === 'function' ? result : undefined
