import { ownerFiber } from './dev-fiber.ts'
import type { Failures } from './dev-failures.ts'

export interface EffectsContext {
  readonly failures: Failures
  /** The id of the component that a type is a version of. */
  readonly idOf: (type: unknown) => string
}

/** Wraps the function that an effect hook is given, and the one that it returns. */
export type WrapEffect = (create: unknown) => unknown

/** What an effect throws while an update runs is reported and goes no further. */
export function createEffects({ failures, idOf }: EffectsContext): WrapEffect {
  const run = (effect: () => unknown): unknown => {
    try {
      return effect()
    } catch (error) {
      const fiber = ownerFiber()
      const component = idOf(fiber?.type)
      const isMounting = fiber?.alternate === null
      if (failures.contain({ component, during: 'effect', error }, { isMounting })) return undefined
      throw error
    }
  }
  return (create) => {
    if (!isFunction(create)) return create
    return () => {
      const destroy = run(create)
      return isFunction(destroy) ? () => run(destroy) : destroy
    }
  }
}

const isFunction = (value: unknown): value is () => unknown => typeof value === 'function'
