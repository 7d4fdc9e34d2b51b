import type { ComponentFailure, DevRuntime } from '../contract.ts'

/** Where an error was thrown. */
export interface FailurePlace {
  readonly id: string
  readonly isTemplate: boolean
  readonly isEffect?: boolean
  /** The component's function that runs there. */
  readonly implementation?: unknown
}

/** Reports errors by the innermost component that they were seen in, however far they went from there. */
export interface Failures {
  note(error: unknown, place: FailurePlace): void
  report(error: unknown, place: FailurePlace & { readonly runtime: DevRuntime }): void
}

export function createFailures(): Failures {
  const origins = new WeakMap<object, FailurePlace>()
  return {
    note(error, place) {
      if (isObject(error) && !origins.has(error)) origins.set(error, place)
    },
    report(error, place) {
      const origin = (isObject(error) && origins.get(error)) || place
      const failure = {
        framework: 'solid',
        component: componentOf(origin),
        during: duringOf(origin),
        error,
        version: origin.implementation,
      } as const
      place.runtime.fail(failure)
    },
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Hoisted JSX is named after the component that it is of: `Card_1_2`. */
const componentOf = ({ id, isTemplate }: FailurePlace): string =>
  isTemplate ? id.replace(/(?:_\d+)+$/, '') : id

function duringOf({ isEffect, isTemplate }: FailurePlace): ComponentFailure['during'] {
  if (isEffect) return 'effect'
  return isTemplate ? 'render' : 'setup'
}

/** What is thrown to wait for something is no failure. */
export const isControlFlow = (error: unknown): boolean =>
  isObject(error) &&
  (('then' in error && typeof error.then === 'function') ||
    ('name' in error && error.name === 'NotReadyError'))
