import { startReading, engine } from './reactive-system.ts'
import { getRegistry } from './registry.ts'
import { reportError } from './report-error.ts'

/** Reports what a listener has thrown. Never throws, so that the other listeners run. */
export function report(error: unknown): void {
  const previous = startReading(undefined)
  try {
    getRegistry().report(error)
  } catch (failure) {
    reportError(failure)
  }
  engine.activeSub = previous
}
