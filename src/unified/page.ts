import { registry } from '../runtime/core-registry.ts'
import type { Scope } from './scope.ts'

/** What the unified components of a page share. */
export interface Page {
  /** How many scopes have been made: a parent's comes before its children's. */
  created: number
  /** Scopes whose unmount has not come to its end. */
  readonly ending: Set<Scope>
}

const KEY: unique symbol = Symbol.for('metamon.unified.page')

/** Returns the page's record, which lives with the signals: every copy of the package has the same one. */
export function findPage(): Page {
  // A field of its own on an object that copies of the package share anyway.
  const host = registry as { [KEY]?: Page }
  return (host[KEY] ??= { created: 0, ending: new Set() })
}
