import type { DevRuntime } from '../contract.ts'
import { isMounting, type Fiber, type Props } from './dev-fiber.ts'
import { createStandIn, type Implementation, type StandIn } from './dev-stand-in.ts'

/** One evaluation of a component. */
export interface Evaluation {
  /** The component's id. */
  readonly id: string
  /** What the evaluation has given it; undefined until then. */
  readonly implementation: unknown
}

/** One thing that an instance can show in place of what has thrown. */
export interface Attempt {
  readonly implementation: Implementation
  /** The props to render it with; those of the moment when absent. */
  readonly props?: Props
}

/** What an instance shows in place of an evaluation that has thrown there. */
export interface Fall {
  /** What is left to try, best first; nothing is shown when there is none. */
  readonly attempts: Attempt[]
  /** True when the instance goes on with the hooks and elements that it has. */
  readonly isInPlace: boolean
  /** Shown as the only child of an instance that has not shown anything before. */
  readonly standIn: StandIn | undefined
}

/** Knows which instances have fallen. */
export interface Falls {
  /** The fall of an instance, as long as nothing has happened that may have mended it. */
  find(fiber: Fiber, evaluation: Evaluation): Fall | undefined
  begin(fiber: Fiber, evaluation: Evaluation): Fall
}

export interface FallsContext {
  readonly runtime: () => DevRuntime | undefined
  /** Another value for every update and every roll back. */
  readonly stamp: () => string
  /** Reports what a stand-in throws when it is first rendered; false when the error has to go on. */
  readonly contain: (evaluation: Evaluation, error: unknown) => boolean
}

interface RecordedFall extends Fall {
  readonly evaluation: Evaluation
  readonly stamp: string
  readonly props: Props
  /** True when the last good version throws itself, because of what it is given. */
  readonly isOfProps: boolean
}

export function createFalls({ runtime, stamp, contain }: FallsContext): Falls {
  const falls = new WeakMap<Fiber, RecordedFall>()
  const recorded = (fiber: Fiber) =>
    falls.get(fiber) ?? (fiber.alternate ? falls.get(fiber.alternate) : undefined)
  const standInFor = (fiber: Fiber, evaluation: Evaluation, attempt: Attempt | undefined) => {
    const shown = recorded(fiber)?.standIn
    if (!attempt || shown?.shows === attempt.implementation) return attempt && shown
    return createStandIn(attempt.implementation, (error) => contain(evaluation, error))
  }
  return {
    find(fiber, evaluation) {
      const fall = recorded(fiber)
      if (fall?.evaluation !== evaluation || fall.stamp !== stamp()) return undefined
      return fall.isOfProps && fall.props !== fiber.pendingProps ? undefined : fall
    },
    begin(fiber, evaluation) {
      // Only functions are noted under the id of a function component.
      const lastGood = runtime()?.versions.lastGood(evaluation.id) as Implementation | undefined
      const isOfProps = lastGood === undefined || lastGood === evaluation.implementation
      const attempts = attemptsFor(fiber, evaluation, lastGood)
      const isInPlace = canGoOn(fiber) && recorded(fiber)?.standIn === undefined
      const standIn = isInPlace ? undefined : standInFor(fiber, evaluation, attempts[0])
      const props = fiber.pendingProps
      const fall = { evaluation, stamp: stamp(), props, isOfProps, attempts, isInPlace, standIn }
      falls.set(fiber, fall)
      return fall
    },
  }
}

/** Not with hooks that it has called for the first time in the render that has failed. */
const canGoOn = (fiber: Fiber): boolean =>
  fiber.alternate !== null && (fiber.memoizedState === null || !isMounting(fiber))

/** The last good version; then what was shown before, with the props of then. */
function attemptsFor(
  { alternate, pendingProps }: Fiber,
  { implementation }: Evaluation,
  lastGood: Implementation | undefined,
): Attempt[] {
  const isOlder = lastGood !== undefined && lastGood !== implementation
  const props = alternate?.memoizedProps ?? pendingProps
  // What throws is what the evaluation has noted: a function that React has called.
  const known = lastGood ?? (implementation as Implementation)
  return [
    ...(isOlder ? [{ implementation: lastGood }] : []),
    ...(props === pendingProps ? [] : [{ implementation: known, props }]),
  ]
}
