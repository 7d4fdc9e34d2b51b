import { createDebug } from 'obug'

/** Of what `DEBUG=metamon:*` tells. */
const SCOPES = ['graph', 'decision', 'state', 'client', 'compile', 'watch'] as const

export type DebugScope = (typeof SCOPES)[number]

/** Tells of what happens inside; whatever makes the text is only run where somebody listens. */
export type DebugLog = (scope: DebugScope, text: () => string) => void

/** Asks the environment variable `DEBUG` once. */
export function createDebugLog(): DebugLog {
  const logs = new Map(SCOPES.map((scope) => [scope, createDebug(`metamon:${scope}`)]))
  return (scope, text) => {
    const log = logs.get(scope)
    if (log?.enabled) log('%s', text())
  }
}
