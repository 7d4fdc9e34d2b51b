import type { ReactNode } from 'react'
import type { DevRuntime } from '../contract.ts'
import type { Epochs } from './dev-epochs.ts'
import type { Failures } from './dev-failures.ts'
import { createFalls, type Evaluation, type Fall } from './dev-falls.ts'
import { implementationOf, isMounting, ownerFiber, type Fiber } from './dev-fiber.ts'
import type { Renders } from './dev-renders.ts'
import { restEffects } from './dev-resting-effects.ts'
import { argumentsOf, standInElement } from './dev-stand-in.ts'

/** Stands between one evaluation of a component and React. */
export interface Guard {
  /** Tells which function or class this evaluation has given the component. */
  note(implementation: unknown): void
  /** True when the instance that is being rendered has to show something else than this evaluation. */
  isFallen(): boolean
  /** What the instance shows instead. */
  fall(): ReactNode
  /** @throws the error, when it is none of the running update's business */
  caught(error: unknown): ReactNode
  /** The same for the `render` of a class component. */
  caughtIn(instance: object, error: unknown): ReactNode
  /** The same for what React calls of a class component after it has rendered. */
  caughtAfter(instance: object, error: unknown): void
  /** The same for what it calls before it takes a class component off the page. */
  caughtAtEnd(instance: object, error: unknown): void
}

export interface GuardContext {
  readonly runtime: () => DevRuntime | undefined
  readonly failures: Failures
  readonly renders: Renders
  readonly epochs: Epochs
  readonly note: (id: string, implementation: unknown) => void
}

/** @returns a function that makes the guard of one evaluation, by the component's id */
export function createGuards(context: GuardContext): (id: string) => Guard {
  const { renders, epochs } = context
  const contain = createContain(context)
  const falls = createFalls({
    ...context,
    contain(evaluation, error) {
      const fiber = ownerFiber()
      if (!fiber || !isMounting(fiber) || !contain(fiber, evaluation, error)) return false
      renders.forget(fiber)
      return !epochs.isFinal(evaluation.implementation)
    },
  })

  return (id) => {
    const evaluation = { id, implementation: undefined as unknown }
    let hasFallen = false
    const isExhausted = ({ attempts }: Fall) =>
      attempts.length === 0 && epochs.isFinal(evaluation.implementation)
    // While it renders what an instance shows instead, which may be the same function with other props.
    let isShowing = false
    const show = (fiber: Fiber, fall: Fall): ReactNode => {
      if (!fall.isInPlace) return fall.standIn ? standInElement(fall.standIn, fiber) : null
      isShowing = true
      try {
        return showInPlace(fiber, fall)
      } catch (error) {
        if (!contain(fiber, evaluation, error)) throw error
        fall.attempts.shift()
        if (isExhausted(fall)) throw error
        if (fiber.memoizedState !== null) return again(fiber, error)
      } finally {
        isShowing = false
      }
      return show(fiber, fall)
    }
    /** Hooks that have run stand in the way of others, until React begins anew. */
    const again = (fiber: Fiber, error: unknown): null => {
      if (!renders.restart(fiber)) throw error
      return null
    }
    const ownInstance = () => ownInstanceOf(evaluation)
    return {
      note(implementation) {
        evaluation.implementation = implementation
        context.note(id, implementation)
      },
      isFallen() {
        const fiber = hasFallen && !isShowing ? ownInstance() : undefined
        return fiber !== undefined && falls.find(fiber, evaluation) !== undefined
      },
      fall() {
        const fiber = ownInstance()
        const fall = fiber && falls.find(fiber, evaluation)
        return fall ? show(fiber, fall) : null
      },
      caught(error) {
        const fiber = ownInstance()
        if (!fiber || isShowing || !contain(fiber, evaluation, error)) throw error
        const fall = falls.begin(fiber, evaluation)
        hasFallen = true
        if (isExhausted(fall)) throw error
        if (!fall.isInPlace) renders.forget(fiber)
        const isReady = !fall.isInPlace || fiber.memoizedState === null
        return isReady ? show(fiber, fall) : again(fiber, error)
      },
      ...createClassGuard(evaluation, context, contain),
    }
  }
}

type Contain = (fiber: Fiber, evaluation: Evaluation, error: unknown) => boolean

const createContain =
  ({ failures }: GuardContext): Contain =>
  (fiber, { id, implementation }, error) =>
    failures.contain(
      { component: id, during: 'render', error },
      { implementation, isMounting: isMounting(fiber) },
    )

/** Where a component is called like any other function, what it throws is its caller's. */
function ownInstanceOf({ implementation }: Evaluation): Fiber | undefined {
  const fiber = ownerFiber()
  return fiber && implementationOf(fiber.type) === implementation ? fiber : undefined
}

function showInPlace(fiber: Fiber, { attempts }: Fall): ReactNode {
  const [attempt] = attempts
  if (attempt) {
    const [props, second] = argumentsOf(fiber)
    return attempt.implementation(attempt.props ?? props, second)
  }
  // The instance shows nothing, but keeps what its hooks hold, as if it had not been rendered.
  fiber.memoizedState = fiber.alternate?.memoizedState
  fiber.updateQueue = restEffects(fiber.alternate?.updateQueue)
  return null
}

/** React Refresh creates a class component anew in any case: nothing of the instance is to be kept here. */
function createClassGuard(
  evaluation: Evaluation,
  { runtime, failures, epochs }: GuardContext,
  contain: Contain,
): Pick<Guard, 'caughtIn' | 'caughtAfter' | 'caughtAtEnd'> {
  const caughtDuring = (during: 'effect' | 'cleanup') => (instance: object, error: unknown) => {
    const { id, implementation } = evaluation
    // Where React keeps the fiber of an instance; only what is known of it is looked at.
    const fiber = Reflect.get(instance, '_reactInternals') as Fiber | undefined
    const origin = { implementation, isMounting: fiber?.alternate === null }
    if (!failures.contain({ component: id, during, error }, origin)) throw error
  }
  return {
    caughtIn(instance, error) {
      const fiber = ownerFiber()
      if (!fiber || !contain(fiber, evaluation, error)) throw error
      if (epochs.isFinal(evaluation.implementation)) throw error
      const lastGood = runtime()?.versions.lastGood(evaluation.id)
      return lastGood === evaluation.implementation ? null : renderAs(lastGood, instance)
    },
    caughtAfter: caughtDuring('effect'),
    caughtAtEnd: caughtDuring('cleanup'),
  }
}

/** What an instance of a newer version would show if it were one of this class. */
function renderAs(version: unknown, instance: object): ReactNode {
  const render: unknown = typeof version === 'function' ? Reflect.get(version.prototype, 'render') : undefined
  try {
    // The method was written for React to call.
    return typeof render === 'function' ? (render.call(instance) as ReactNode) : null
  } catch {
    return null
  }
}
