import type { Link } from './reactive-node.ts'
import { MetamonCycleError } from './cycle-error.ts'
import type { Subscription } from './dev-hooks.ts'
import type { Watcher } from './engine.ts'
import { DIRTY, PENDING, RUNNING, SUSPENDED, WATCHING } from './reactive-flags.ts'
import { enqueue, endBatch, engine, startBatch, system, unlinkSources } from './reactive-system.ts'
import { report } from './report.ts'

const RUN_LIMIT = 100

/** What effects and subscribers have in common: running after a change, and ending. */
export abstract class WatcherNode<Callback> implements Watcher, Subscription {
  abstract readonly kind: 'signal' | 'effect'
  abstract readonly name: string | undefined

  deps: Link | undefined = undefined
  depsTail: Link | undefined = undefined
  flags: number = WATCHING
  /** The flush that `writes` counts in. */
  flush = 0
  /** Runs that wrote a signal: only they can keep a flush going, so only they are stopped. */
  writes = 0
  /** Undefined once disposed. */
  callback: Callback | undefined

  constructor(callback: Callback) {
    this.callback = callback
  }

  /** Calls the callback. Never throws. */
  abstract execute(callback: Callback): void

  run(): void {
    const { callback, flags } = this
    // A disposed one may still be in the queue; a suspended one keeps its flags, for `resume` to see.
    if (callback === undefined || flags & SUSPENDED) return
    if (!this.hasChanged() || this.isEndless()) {
      this.flags = WATCHING
      return
    }
    const { version } = engine
    this.execute(callback)
    if (engine.version !== version) ++this.writes
  }

  get active(): boolean {
    return this.callback !== undefined && !(this.flags & SUSPENDED)
  }

  suspend(): void {
    this.flags |= SUSPENDED
  }

  resume(): void {
    this.flags &= ~SUSPENDED
    if (!(this.flags & (DIRTY | PENDING))) return
    startBatch()
    enqueue(this)
    endBatch()
  }

  dispose(): void {
    this.callback = undefined
    // While it runs, its links are in the making: the run itself gives them up at its end.
    if (this.flags & RUNNING) return
    this.flags = 0
    unlinkSources(this)
  }

  private hasChanged(): boolean {
    if (this.flags & DIRTY) return true
    try {
      return (this.flags & PENDING) !== 0 && system.checkDirty(this.deps!, this)
    } catch (error) {
      report(error)
      return false
    }
  }

  private isEndless(): boolean {
    if (this.flush !== engine.flush) {
      this.flush = engine.flush
      this.writes = 0
    }
    if (this.writes < RUN_LIMIT) return false
    if (this.writes++ === RUN_LIMIT) report(endlessLoop(this))
    return true
  }
}

function endlessLoop({ kind, name }: Subscription): MetamonCycleError {
  const subject = kind === 'effect' ? 'an effect' : `a subscriber of \`${name ?? 'a signal'}\``
  return new MetamonCycleError(
    'listener_cycle',
    `${subject} keeps triggering itself, directly or through others`,
  )
}
