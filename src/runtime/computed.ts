import { batch } from './batch.ts'
import { countChanges } from './changes.ts'
import { registry } from './core-registry.ts'
import { MetamonCycleError } from './cycle-error.ts'
import { isSame } from './is-same.ts'
import type { Broadcast, Link, ReactiveNode, SourceNode, Subscribable } from './nodes.ts'
import { DIRTY, MUTABLE, PENDING, RUNNING } from './reactive-flags.ts'
import { forgetSources, system, track } from './reactive-system.ts'
import type { Listener, ReadonlySignal, SubscribeOptions } from './signal-types.ts'
import { subscribe } from './subscribe.ts'
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

class Computed<T> implements ReadonlySignal<T>, Subscribable<T>, SourceNode {
  readonly key: undefined
  subs: Link | undefined
  subsTail: Link | undefined
  deps: Link | undefined
  depsTail: Link | undefined
  flags: number = MUTABLE | DIRTY
  /** What `callback` has returned, or thrown. */
  current: unknown
  hasFailed = false
  broadcast: Broadcast | undefined
  /** How many changes there had been when `callback` last ran. */
  changes = -1
  readonly callback: () => T

  constructor(callback: () => T) {
    this.callback = callback
  }

  get value(): T {
    const { reader } = registry
    this.refresh(reader)
    if (reader) system.link(this, reader, registry.clock)
    return this.result()
  }

  peek(): T {
    this.refresh()
    return this.result()
  }

  subscribe(listener: Listener<T>, options?: SubscribeOptions | (() => void)): Undo {
    return subscribe(this, listener, options)
  }

  renew(): boolean {
    if (this.flags & RUNNING) throw new MetamonCycleError('computed', 'computed')
    const { current, hasFailed } = this
    const changes = countChanges(registry)
    try {
      // Still dirty while it runs: only then does the graph ask for a renewal, and so finds the cycle.
      this.current = track(this, MUTABLE | DIRTY, this.callback)
      this.hasFailed = false
    } catch (error) {
      this.current = error
      this.hasFailed = true
    }
    this.flags = MUTABLE
    this.changes = changes
    return hasFailed || this.hasFailed || !isSame(current, this.current)
  }

  private refresh(reader?: ReactiveNode): void {
    const isFollowed = reader ?? this.subs
    const isOld = this.changes !== countChanges(registry)
    // A cycle is cut before its last link is made, so for a failure the links alone do not tell.
    if (this.flags & (DIRTY | PENDING) ? !isFollowed && !isOld : !this.hasFailed || !isOld) return
    batch(() => {
      const isDue = this.hasFailed || this.flags & DIRTY || system.checkDirty(this.deps!, this)
      if (isDue && this.renew() && this.subs) system.shallowPropagate(this.subs)
      this.flags &= ~PENDING
      if (!isFollowed) forgetSources(this)
    })
  }

  private result(): T {
    if (this.hasFailed) throw this.current
    // It has not failed, so this is what `callback` has returned.
    return this.current as T
  }
}
