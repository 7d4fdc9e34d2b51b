import { registry } from './core-registry.ts'
import { flush } from './reactive-system.ts'

/**
 * Runs `fn` and delivers what it has written when it is done, each listener once. Reads inside see the new
 * values at once. Batches nest: the outermost one delivers. If `fn` throws, what it has written up to then
 * is delivered all the same, and the error goes on to the caller.
 *
 * @returns what `fn` returns.
 * @example
 * batch(() => {
 *   first.value = 'Ada'
 *   last.value = 'Lovelace'
 * })
 */
export function batch<T>(fn: () => T): T {
  ++registry.depth
  try {
    return fn()
  } finally {
    if (!--registry.depth) flush()
  }
}

/**
 * Runs `fn` so that the effect or computed around it does not depend on what it reads.
 *
 * @returns what `fn` returns.
 * @example
 * effect(() => log(total.value, untracked(() => user.value)))
 */
export function untracked<T>(fn: () => T): T {
  const previous = registry.reader
  registry.reader = undefined
  try {
    return fn()
  } finally {
    registry.reader = previous
  }
}
