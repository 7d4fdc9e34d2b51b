import type { ComponentFailure } from '../contract.ts'
import { implementationOf, ownerFiber, type Fiber } from './dev-fiber.ts'
import type { FailureOrigin, Failures } from './dev-failures.ts'

export interface EffectsContext {
  readonly failures: Failures
  /** The id of the component that a type is a version of. */
  readonly idOf: (type: unknown) => string
}

/** Wraps the functions that hooks call after rendering. */
export interface Effects {
  /** The function that an effect hook is given, and the one that it returns. */
  effect(create: unknown): unknown
  /** The function that `useImperativeHandle` is given; what it returns is the app's own. */
  handle(create: unknown): unknown
  /**
   * What an effect hook depends on. Another version of the component is one more reason to run: React runs the
   * effects of a refreshed component by itself, but in strict mode forgets to when it renders for a second time.
   */
  dependencies(list: unknown): unknown
}

/** What an effect throws while an update runs is reported and goes no further. */
export function createEffects({ failures, idOf }: EffectsContext): Effects {
  const run = (
    effect: () => unknown,
    during: ComponentFailure['during'],
    { component, ...origin }: EffectOwner,
  ): unknown => {
    try {
      return effect()
    } catch (error) {
      if (failures.contain({ component, during, error }, origin)) return undefined
      throw error
    }
  }
  // React tells whose render it is, but not whose effects it runs.
  const ownerOf = (fiber: Fiber | undefined): EffectOwner => {
    const implementation = implementationOf(fiber?.type)
    return { implementation, component: idOf(implementation), isMounting: fiber?.alternate === null }
  }
  return {
    effect(create) {
      if (!isFunction(create)) return create
      const owner = ownerOf(ownerFiber())
      return () => {
        const destroy = run(create, 'effect', owner)
        return isFunction(destroy) ? () => run(destroy, 'cleanup', owner) : destroy
      }
    },
    handle(create) {
      if (!isFunction(create)) return create
      const owner = ownerOf(ownerFiber())
      return () => run(create, 'effect', owner)
    },
    dependencies: (list) => (Array.isArray(list) ? [...list, implementationOf(ownerFiber()?.type)] : list),
  }
}

interface EffectOwner extends FailureOrigin {
  readonly component: string
}

const isFunction = (value: unknown): value is () => unknown => typeof value === 'function'
