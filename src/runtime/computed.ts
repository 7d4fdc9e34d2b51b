import type { Link, ReactiveNode } from './reactive-node.ts'
import { MetamonCycleError } from './cycle-error.ts'
import { DIRTY, MUTABLE, PENDING, RUNNING } from './reactive-flags.ts'
import { endBatch, endRun, engine, forgetSources, startBatch, startRun, system } from './reactive-system.ts'
import type { Listener, ReadonlySignal, SubscribeOptions } from './signal-types.ts'
import { subscribe } from './subscriber.ts'
import type { Undo } from './undo.ts'

/**
 * Makes a read-only signal whose value is what `fn` returns. `fn` runs when the value is wanted and one of
 * the signals it read has changed; an equal result (`Object.is`) changes nothing for those who follow it.
 *
 * `fn` should only compute. What it writes nevertheless is delivered after it, and does not make it run
 * again. What it throws is thrown to whoever reads the value, until a signal it read changes. While
 * nobody follows it, it holds on to nothing, and runs again when it is read after a change of any signal.
 *
 * @throws MetamonCycleError (`computed_cycle`) at a read, if `fn` reads its own value, also through others.
 * @example
 * const double = computed(() => count.value * 2)
 */
export function computed<T>(fn: () => T): ReadonlySignal<T> {
  return new Computed(fn)
}

class Computed<T> implements ReadonlySignal<T>, ReactiveNode {
  readonly key = undefined
  subs: Link | undefined = undefined
  subsTail: Link | undefined = undefined
  deps: Link | undefined = undefined
  depsTail: Link | undefined = undefined
  flags: number = MUTABLE | DIRTY
  current: T | undefined = undefined
  failure: { readonly error: unknown } | undefined = undefined
  /** The engine's version when the last run began. */
  checkedAt = -1
  readonly compute: () => T

  constructor(compute: () => T) {
    this.compute = compute
  }

  get value(): T {
    const reader = engine.activeSub
    this.refresh(reader)
    if (reader !== undefined) system.link(this, reader, engine.cycle)
    return this.result()
  }

  peek(): T {
    this.refresh(undefined)
    return this.result()
  }

  subscribe(listener: Listener<T>, options?: SubscribeOptions | (() => void)): Undo {
    return subscribe(this, listener, options)
  }

  renew(): boolean {
    if (this.flags & RUNNING) throw new MetamonCycleError('computed_cycle', 'a computed signal reads itself')
    const version = engine.version
    const hadFailed = this.failure !== undefined
    const before = this.current
    // Still dirty while it runs: only then does the graph ask for a renewal, and so finds the cycle.
    const previous = startRun(this, MUTABLE | DIRTY)
    this.evaluate()
    endRun(this, previous)
    this.flags = MUTABLE
    this.checkedAt = version
    return hadFailed || this.failure !== undefined || !Object.is(before, this.current)
  }

  private evaluate(): void {
    try {
      this.current = this.compute()
      this.failure = undefined
    } catch (error) {
      this.failure = { error }
    }
  }

  private refresh(reader: ReactiveNode | undefined): void {
    if (!(this.flags & (DIRTY | PENDING)) && !this.isStuck()) return
    const isFollowed = reader !== undefined || this.subs !== undefined
    if (!isFollowed && this.checkedAt === engine.version && !this.isStuck()) return
    startBatch()
    try {
      if (this.hasChanged() && this.renew() && this.subs !== undefined) system.shallowPropagate(this.subs)
      this.flags &= ~PENDING
      // Without this, a signal would keep every computed alive that has ever read it.
      if (!isFollowed) forgetSources(this)
    } finally {
      endBatch()
    }
  }

  private hasChanged(): boolean {
    if (this.flags & DIRTY || this.isStuck()) return true
    return system.checkDirty(this.deps!, this)
  }

  /** A cycle is cut before its last link is made, so no change would tell that it has come apart. */
  private isStuck(): boolean {
    return this.failure !== undefined && this.failure.error instanceof MetamonCycleError
  }

  private result(): T {
    if (this.failure !== undefined) throw this.failure.error
    // After a refresh without a failure, `current` is what `compute` returned.
    return this.current as T
  }
}
