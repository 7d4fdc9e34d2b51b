import type { Signal } from '../runtime/signal-types.ts'
import { isTouched, setInitial } from '../runtime/signals.ts'

/**
 * Gives a signal another initial value, unless somebody has written to it.
 * @returns whether nobody had
 */
export function giveInitial(signal: Signal<unknown>, initial: unknown): boolean {
  if (isTouched(signal)) return false
  setInitial(signal, initial)
  return true
}
