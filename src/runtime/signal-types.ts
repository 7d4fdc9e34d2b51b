import type { Undo } from './undo.ts'

/** Called with the present value of a signal. */
export type Listener<T> = (value: T) => void

export interface SubscribeOptions {
  /** Whether the listener is called at once with the present value. Default: `true`. */
  readonly immediate?: boolean | undefined
}

/** A value that can be read and followed, but not written: what `computed()` returns. */
export interface ReadonlySignal<T> {
  /** The name of a global signal; undefined for a local or computed one. */
  readonly key: string | undefined
  /** The present value. Reading it inside `effect()` or `computed()` makes that depend on it. */
  readonly value: T
  /** The present value, without depending on it. */
  peek(): T
  /**
   * Calls `listener` at once with the present value (unless `immediate: false`), and later with the new one
   * after each change. This is Svelte's store contract: `$total` works in a `.svelte` file. (A function in
   * place of the options is what Svelte's own stores are given; it is not called.)
   *
   * All listeners are told one value, in the order of subscribing, before they are told the next. They may
   * write signals, this one too: that is delivered when the running listeners are done. If they keep waking
   * each other 100 times in one go, they are left out until the next write, and a `MetamonCycleError` is
   * reported. What a listener throws is reported, and the others still run; what a computed throws is
   * reported once, and its listeners are not called.
   *
   * @returns ends the subscription; the listener is never called afterwards.
   * @example
   * const stop = total.subscribe((value) => console.log(value))
   */
  subscribe(listener: Listener<T>, options?: SubscribeOptions | (() => void)): Undo
}

/** A value that can be read, written and followed. */
export interface Signal<T> extends ReadonlySignal<T> {
  /** The present value. Writing one that is equal by `Object.is` does nothing. */
  value: T
  /** The same as writing `value`. */
  set(value: T): void
  /** Writes what `change` makes of the present value, without depending on it. */
  update(change: (value: T) => T): void
}
