import { implementationOf, ownerFiber } from './dev-fiber.ts'
import type { FailureOrigin, Failures } from './dev-failures.ts'

export interface EffectsContext {
  readonly failures: Failures
  /** The id of the component that a type is a version of. */
  readonly idOf: (type: unknown) => string
}

/** Wraps the function that an effect hook is given, and the one that it returns. */
export type WrapEffect = (create: unknown) => unknown

/** What an effect throws while an update runs is reported and goes no further. */
export function createEffects({ failures, idOf }: EffectsContext): WrapEffect {
  const run = (effect: () => unknown, { component, ...origin }: EffectOwner): unknown => {
    try {
      return effect()
    } catch (error) {
      if (failures.contain({ component, during: 'effect', error }, origin)) return undefined
      throw error
    }
  }
  return (create) => {
    if (!isFunction(create)) return create
    // React tells whose render it is, but not whose effects it runs.
    const fiber = ownerFiber()
    const implementation = implementationOf(fiber?.type)
    const owner = { implementation, component: idOf(implementation), isMounting: fiber?.alternate === null }
    return () => {
      const destroy = run(create, owner)
      return isFunction(destroy) ? () => run(destroy, owner) : destroy
    }
  }
}

interface EffectOwner extends FailureOrigin {
  readonly component: string
}

const isFunction = (value: unknown): value is () => unknown => typeof value === 'function'
