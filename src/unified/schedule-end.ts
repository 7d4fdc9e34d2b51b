import { findPage } from './page.ts'
import type { Scope } from './scope.ts'

/**
 * Ends the mount of a scope in a microtask, together with all others that end until then: children before
 * parents and later siblings first, whatever the order in which a framework takes them apart.
 */
export function scheduleEnd(scope: Scope): void {
  const { ending } = findPage()
  if (ending.size === 0) queueMicrotask(endAll)
  ending.add(scope)
}

function endAll(): void {
  const { ending } = findPage()
  const scopes = [...ending].toSorted((a, b) => b.order - a.order)
  ending.clear()
  for (const scope of scopes) if (scope.current?.isEnding) scope.end()
}
