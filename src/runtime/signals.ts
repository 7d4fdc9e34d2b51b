import { isSame } from './is-same.ts'
import type { Broadcast, Link, ReactiveNode, SourceNode, Subscribable } from './nodes.ts'
import type { DeclaredKey, OtherKey, Signals } from './keys.ts'
import { batch } from './batch.ts'
import { registry, type CoreRegistry } from './core-registry.ts'
import { DIRTY, MUTABLE, TOUCHED } from './reactive-flags.ts'
import { flush, system, type ReactiveSystem } from './reactive-system.ts'
import type { Listener, Signal, SubscribeOptions } from './signal-types.ts'
import { subscribe } from './subscribe.ts'
import type { Undo } from './undo.ts'

/**
 * Makes a signal: with a key the app's one of that name, with a value alone a local one.
 *
 * The same key gives the same object everywhere, in every framework and every copy of this package; the
 * first initial value counts, later ones are not looked at. Declare the type of a key in `Signals`, and a
 * wrong type is an error; other keys take the type of the initial value.
 *
 * @example
 * const total = signal('cart:total', 0)
 * const open = signal(false)
 * total.value += 1
 */
export function signal<Key extends DeclaredKey>(key: Key, init: Signals[Key]): Signal<Signals[Key]>
export function signal<T, Key extends string = string>(key: OtherKey<Key>, init: T): Signal<T>
export function signal<T>(init: T): Signal<T>
export function signal(...parts: [init: unknown] | [key: string, init: unknown]): Signal<unknown> {
  return parts.length === 1 ? new SignalNode(undefined, parts[0]) : globalSignal(parts[0], parts[1])
}

const SignalNode = /* @__PURE__ */ defineSignalNode(registry, system)

function globalSignal(key: string, init: unknown): Signal<unknown> {
  const { dev, signals } = registry
  const known = signals.get(key)
  if (known) {
    dev?.redeclared(known, init)
    return known
  }
  const created = new SignalNode(key, init)
  signals.set(key, created)
  dev?.created?.(created, init)
  return created
}

/** Tells whether a signal was written since its creation, other than by `setInitial`. */
export function isTouched(signal: Signal<unknown>): boolean {
  return (toNode(signal).flags & TOUCHED) !== 0
}

/** Gives a signal another initial value: a write that leaves `isTouched` as it is. */
export function setInitial<T>(signal: Signal<T>, value: T): void {
  const node = toNode(signal)
  const untouched = ~TOUCHED | (node.flags & TOUCHED)
  batch(() => {
    signal.set(value)
    node.flags &= untouched
  })
}

/** Only `SignalNode` implements `Signal`. */
const toNode = (signal: Signal<unknown>): ReactiveNode => signal as Signal<unknown> & ReactiveNode

/**
 * Bundlers make variables out of a module's constants and functions, and engines then look them up again
 * at each use. Not so with the parameters of a function: they make reading and writing twice as fast.
 */
function defineSignalNode(registry: CoreRegistry, { link, propagate, shallowPropagate }: ReactiveSystem) {
  return class SignalNode<T> implements Signal<T>, Subscribable<T>, SourceNode {
    subs: Link | undefined
    subsTail: Link | undefined
    flags: number = MUTABLE
    readonly key: string | undefined
    current: T
    /** Differs from `current` between a write and the first look at it: a batch may take the write back. */
    pending: T
    broadcast: Broadcast | undefined

    constructor(key: string | undefined, init: T) {
      this.key = key
      this.current = init
      this.pending = init
    }

    get value(): T {
      const { reader } = registry
      if (reader) link(this, reader, registry.clock)
      return this.peek()
    }

    set value(value: T) {
      const { pending } = this
      // `isSame`, written out in the form that engines make the best of: it is most of what a write costs.
      if (pending === value) {
        if (value || Object.is(pending, value)) return
      } else if (value !== value && pending !== pending) return
      this.pending = value
      this.flags = MUTABLE | DIRTY | TOUCHED
      registry.isChanged = true
      if (!this.subs) return
      propagate(this.subs, registry.depth > 0)
      if (!registry.depth) flush()
    }

    peek(): T {
      if (this.flags & DIRTY && this.renew() && this.subs) shallowPropagate(this.subs)
      return this.current
    }

    set(value: T): void {
      this.value = value
    }

    update(change: (value: T) => T): void {
      this.value = change(this.peek())
    }

    subscribe(listener: Listener<T>, options?: SubscribeOptions | (() => void)): Undo {
      return subscribe(this, listener, options)
    }

    renew(): boolean {
      const { current } = this
      this.flags &= ~DIRTY
      this.current = this.pending
      return !isSame(current, this.current)
    }
  }
}
