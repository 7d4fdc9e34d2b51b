import { batch, untracked } from './batch.ts'
import { announce, registry } from './core-registry.ts'
import { MetamonCycleError } from './cycle-error.ts'
import type { Link, Subscribable, WatcherNode } from './nodes.ts'
import { DIRTY, PENDING, WATCHING } from './reactive-flags.ts'
import { enqueue, system, track, unlinkSources } from './reactive-system.ts'
import type { Undo } from './undo.ts'

const RUN_LIMIT = 100

/**
 * Calls back now and after each change of what the callback has read. With a source, that is the only thing
 * it reads, and it is not an effect but what tells the listeners of that signal.
 */
export function watch(callback: () => unknown, source?: Subscribable<unknown>): WatcherNode {
  const watcher = new Watcher(callback, source)
  if (!source) announce(watcher, 'effect', undefined)
  // What it writes is delivered after it, so that it never runs inside itself.
  batch(() => watcher.run())
  return watcher
}

class Watcher implements WatcherNode {
  deps: Link | undefined
  depsTail: Link | undefined
  flags: number = WATCHING | DIRTY
  wakes = 0
  callback: (() => unknown) | undefined
  readonly source: Subscribable<unknown> | undefined
  /** What the last run has returned. */
  cleanup: unknown

  constructor(callback: () => unknown, source: Subscribable<unknown> | undefined) {
    this.callback = callback
    this.source = source
  }

  run(): void {
    try {
      const isDue = this.flags & DIRTY || (this.flags & PENDING && system.checkDirty(this.deps!, this))
      this.flags = WATCHING
      if (isDue) this.callBack()
    } catch (error) {
      registry.report(error)
    }
    // It has changed what it had read; whoever waits in the queue is not `WATCHING`.
    if (this.flags & WATCHING && this.flags & (DIRTY | PENDING)) enqueue(this)
  }

  dispose(): void {
    this.callback = undefined
    unlinkSources(this)
    this.clean()
  }

  private callBack(): void {
    if (this.wakes >= RUN_LIMIT) {
      if (this.wakes++ > RUN_LIMIT) return
      throw new MetamonCycleError('listener', this.source?.key ?? 'effect')
    }
    // A source stays the only one: no need to find out again.
    if (this.source && this.deps) return void this.callback!()
    this.clean()
    // It may have ended: while it waited in the queue, or by its own cleanup.
    if (!this.callback) return
    this.cleanup = track(this, WATCHING, this.callback)
    if (!this.callback) this.dispose()
  }

  private clean(): void {
    const { cleanup } = this
    this.cleanup = undefined
    // A callback may return anything: only a function is a cleanup.
    if (typeof cleanup !== 'function') return
    try {
      // Effects may only return what takes no arguments.
      untracked(cleanup as Undo)
    } catch (error) {
      registry.report(error)
    }
  }
}
