import type { DevRuntime } from '../contract.ts'

/** Where the page's `DevRuntime` is found. */
export const DEV_RUNTIME: symbol = Symbol.for('metamon.dev')

/** The `DevRuntime` of this page; undefined where no orchestrator runs (tests, pages without the client). */
export function findDevRuntime(): DevRuntime | undefined {
  // Only the orchestrator writes to this symbol.
  return Reflect.get(globalThis, DEV_RUNTIME) as DevRuntime | undefined
}
