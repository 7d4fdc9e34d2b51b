import { WATCHING } from './reactive-flags.ts'
import { endBatch, engine, startBatch, startReading } from './reactive-system.ts'
import { getRegistry } from './registry.ts'
import { report } from './report.ts'
import type { Listener, ReadonlySignal, SubscribeOptions } from './signal-types.ts'
import type { Undo } from './undo.ts'
import { WatcherNode } from './watcher.ts'

/** Does the work of `subscribe` for signals and computeds. */
export function subscribe<T>(
  source: ReadonlySignal<T>,
  listener: Listener<T>,
  options: SubscribeOptions | (() => void) = {},
): Undo {
  const subscriber = new Subscriber(source, listener)
  getRegistry().dev?.subscribed(subscriber)
  const previous = startReading(subscriber)
  // What the listener writes is delivered after it, so that it never runs inside itself.
  startBatch()
  const isReadable = follow(source)
  engine.activeSub = undefined
  if (isReadable && !('immediate' in options && options.immediate === false)) subscriber.execute(listener)
  engine.activeSub = previous
  endBatch()
  return () => subscriber.dispose()
}

/** Reading links the source to the subscriber, also where the read throws. */
function follow(source: ReadonlySignal<unknown>): boolean {
  try {
    void source.value
    return true
  } catch (error) {
    report(error)
    return false
  }
}

class Subscriber<T> extends WatcherNode<Listener<T>> {
  readonly kind = 'signal'
  readonly source: ReadonlySignal<T>

  constructor(source: ReadonlySignal<T>, listener: Listener<T>) {
    super(listener)
    this.source = source
  }

  get name(): string | undefined {
    return this.source.key
  }

  execute(listener: Listener<T>): void {
    this.flags = WATCHING
    try {
      listener(this.source.peek())
    } catch (error) {
      report(error)
    }
  }
}
