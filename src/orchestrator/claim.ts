import type { Subscription } from '../runtime/dev-hooks.ts'

/**
 * Makes a subscription of something that a module has asked for.
 * @param end is called once, when it is disposed of
 */
export function createClaim(end: () => void): Subscription {
  let isSuspended = false
  let isOver = false
  return {
    kind: 'effect',
    name: undefined,
    get active() {
      return !isSuspended && !isOver
    },
    suspend: () => void (isSuspended = true),
    resume: () => void (isSuspended = false),
    dispose() {
      if (!isOver) end()
      isOver = true
    },
  }
}
