import { untracked } from './batch.ts'
import { announce, engine, registry } from './core-registry.ts'
import { MetamonCycleError } from './cycle-error.ts'
import type { Subscription } from './dev-hooks.ts'
import type { WatcherNode } from './engine.ts'
import { DIRTY, PENDING, WATCHING } from './reactive-flags.ts'
import type { Link } from './reactive-node.ts'
import { endBatch, enqueue, startBatch, system, track, unlinkSources } from './reactive-system.ts'
import type { Undo } from './undo.ts'

const RUN_LIMIT = 100

/** Calls back now and after each change of what the callback has read, until the undo is called. */
export function watch(kind: Subscription['kind'], name: string | undefined, callback: () => unknown): Undo {
  const watcher = new Watcher(callback, name ?? kind)
  announce(watcher, kind, name)
  // What it writes is delivered after it, so that it never runs inside itself.
  startBatch()
  watcher.run()
  endBatch()
  return () => watcher.dispose()
}

class Watcher implements WatcherNode {
  deps: Link | undefined
  depsTail: Link | undefined
  flags: number = WATCHING | DIRTY
  writes = 0
  callback: (() => unknown) | undefined
  /** How error messages call it. */
  readonly label: string
  /** What the last run has returned. */
  cleanup: unknown

  constructor(callback: () => unknown, label: string) {
    this.callback = callback
    this.label = label
  }

  run(): void {
    // One that has ended may still be in the queue.
    if (!this.callback) return
    const { version } = engine
    try {
      if (this.hasChanged() && this.mayRun()) this.callBack(this.callback)
      else this.flags = WATCHING
    } catch (error) {
      registry.report(error)
    }
    if (engine.version !== version) ++this.writes
    if (!this.callback) this.dispose()
    // It has changed what it had read; whoever waits in the queue is not `WATCHING`.
    else if (this.flags & WATCHING && this.flags & (DIRTY | PENDING)) enqueue(this)
  }

  dispose(): void {
    this.callback = undefined
    unlinkSources(this)
    this.clean()
  }

  private hasChanged(): boolean | number {
    return this.flags & DIRTY || (this.flags & PENDING && system.checkDirty(this.deps!, this))
  }

  private mayRun(): boolean {
    if (this.writes === RUN_LIMIT) {
      ++this.writes
      throw new MetamonCycleError('listener_cycle', `a listener of \`${this.label}\` keeps triggering itself`)
    }
    return this.writes < RUN_LIMIT
  }

  private callBack(callback: () => unknown): void {
    this.clean()
    this.cleanup = track(this, WATCHING, callback)
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
