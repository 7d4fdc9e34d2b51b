import { batch, untracked } from './batch.ts'
import { announce, registry } from './core-registry.ts'
import { MetamonCycleError } from './cycle-error.ts'
import type { Subscription } from './dev-hooks.ts'
import type { Link, WatcherNode } from './nodes.ts'
import { DIRTY, PENDING, WATCHING } from './reactive-flags.ts'
import { enqueue, system, track, unlinkSources } from './reactive-system.ts'
import type { Undo } from './undo.ts'

const RUN_LIMIT = 100

/** Calls back now and after each change of what the callback has read, until the undo is called. */
export function watch(kind: Subscription['kind'], name: string | undefined, callback: () => unknown): Undo {
  const watcher = new Watcher(callback, name ?? kind)
  announce(watcher, kind, name)
  // What it writes is delivered after it, so that it never runs inside itself.
  batch(() => watcher.run())
  return () => watcher.dispose()
}

class Watcher implements WatcherNode {
  deps: Link | undefined
  depsTail: Link | undefined
  flags: number = WATCHING | DIRTY
  writes = 0
  callback: (() => unknown) | undefined
  /** How error messages call it. */
  readonly key: string
  /** What the last run has returned. */
  cleanup: unknown

  constructor(callback: () => unknown, key: string) {
    this.callback = callback
    this.key = key
  }

  run(): void {
    const { changes } = registry
    try {
      const isDue = this.flags & DIRTY || (this.flags & PENDING && system.checkDirty(this.deps!, this))
      this.flags = WATCHING
      if (isDue) this.callBack()
    } catch (error) {
      registry.report(error)
    }
    if (registry.changes !== changes) ++this.writes
    // It has changed what it had read; whoever waits in the queue is not `WATCHING`.
    if (this.flags & WATCHING && this.flags & (DIRTY | PENDING)) enqueue(this)
  }

  dispose(): void {
    this.callback = undefined
    unlinkSources(this)
    this.clean()
  }

  private callBack(): void {
    if (this.writes === RUN_LIMIT) {
      ++this.writes
      throw new MetamonCycleError('listener', this.key)
    }
    if (this.writes > RUN_LIMIT) return
    this.clean()
    // It may have ended: while it waited in the queue, or by its own cleanup.
    if (this.callback) this.cleanup = track(this, WATCHING, this.callback)
    if (!this.callback) this.dispose()
  }

  private clean(): void {
    const { cleanup } = this
    this.cleanup = undefined
    // A callback may return anything: only a function is a cleanup.
    if (typeof cleanup !== 'function') return
    try {
      untracked(cleanup as Undo)
    } catch (error) {
      registry.report(error)
    }
  }
}
