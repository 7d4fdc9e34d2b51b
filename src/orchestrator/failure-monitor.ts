import { causesOf, type ErrorCause } from './causes.ts'
import type { ErrorTrace, HeardError } from './error-trace.ts'
import { describeError } from './failures.ts'

/** An error that nobody caught. */
export interface Uncaught {
  readonly message: string
  readonly stack: string
  /** What has led to it. */
  readonly causes: readonly ErrorCause[]
  /** True for a promise that was rejected, false for what was thrown. */
  readonly isRejection: boolean
  /** True when an island has kept it from its surroundings: what is around it is sound. */
  readonly isContained: boolean
  /** True when the page has said the same before the update. */
  readonly isKnown: boolean
}

/** Tells what an update has made a page say from what the page says anyway. */
export interface FailureMonitor {
  /** What comes from now on belongs to an update. */
  begin(): void
  /** What has come since `begin`, each message once. */
  seen(): readonly Uncaught[]
  /**
   * The update is over: what comes from now on is the app's own.
   * @param isMended says by its stack whether an error of before the update would have come again
   */
  end(isMended: (stack: string) => boolean): void
}

/** Where errors are heard of. */
export interface FailureMonitorOptions {
  readonly trace: ErrorTrace
  /** What islands have kept from their surroundings since the last update began. */
  readonly contained: () => ReadonlySet<unknown>
  /** Hears of what comes between updates. */
  readonly outside: (error: Uncaught) => void
}

/** So many messages are remembered that the page has said between updates. */
const MEMORY = 100

/** Listens from now on, and takes over what was heard before. */
export function createFailureMonitor({ trace, contained, outside }: FailureMonitorOptions): FailureMonitor {
  /** What the page has said between updates: stacks, by message. */
  const known = new Map<string, string>()
  const seen = new Map<string, Uncaught>()
  let isWatching = false
  const record = ({ error, isRejection }: HeardError) => {
    const message = describeError(error)
    const stack = error instanceof Error ? (error.stack ?? '') : ''
    const isKnown = known.has(message)
    const uncaught = { message, stack, isRejection, isKnown, causes: causesOf(error) }
    if (!isWatching) {
      outside({ ...uncaught, isContained: false })
      return void (known.size < MEMORY && known.set(message, stack))
    }
    const isContained = contained().has(error) && (seen.get(message)?.isContained ?? true)
    seen.set(message, { ...uncaught, isContained })
  }
  const recordContained = () => {
    for (const error of contained()) record({ error, isRejection: false })
  }
  trace.heard.forEach(record)
  trace.listen(record)
  return {
    begin() {
      recordContained()
      isWatching = true
      seen.clear()
    },
    seen() {
      // An island with a listener of its own for errors tells nobody else.
      recordContained()
      return [...seen.values()]
    },
    end(isMended) {
      isWatching = false
      for (const [message, stack] of known) if (!seen.has(message) && isMended(stack)) known.delete(message)
      seen.clear()
    },
  }
}
