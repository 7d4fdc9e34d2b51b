import type { Props } from './lifecycle.ts'
import type { Scope } from './scope.ts'
import type { Define, Setup } from './setup.ts'

/** What dev tools add to unified components. Production has none. */
export interface UnifiedHooks {
  /** Told of every evaluation of a setup module. */
  defined(setup: Setup): void
  /** The newest version of a setup: an old view may still know an old one. */
  latest(setup: Setup): Setup
  /** Gives a new instance the scope of the one whose place it takes, if there is such a one. */
  adopt(setup: Setup, passed: Props): Scope | undefined
  /** Told of a scope before its setup runs; returns how its declarations are made. */
  created(scope: Scope): Define
  mounted(scope: Scope): void
  unmounted(scope: Scope): void
}

const KEY: unique symbol = Symbol.for('metamon.unified')

/** The hooks of the page, if dev tools have set any: shared by every copy of the package. */
export function findHooks(): UnifiedHooks | undefined {
  // `globalThis` is an object like any other; nothing else uses a symbol of this name.
  return (globalThis as { [KEY]?: UnifiedHooks })[KEY]
}

/** Sets the hooks of the page. Whoever is first wins: all copies then use the same ones. */
export function setHooks(create: () => UnifiedHooks): UnifiedHooks {
  // See above.
  const host = globalThis as { [KEY]?: UnifiedHooks }
  // Not enumerable: whoever copies or compares globals does not meet it.
  return host[KEY] ?? Object.defineProperty(host, KEY, { value: create() })[KEY]!
}
