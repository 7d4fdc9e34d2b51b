import { batch } from 'solid-js'
import type { DevRuntime } from '../contract.ts'
import type { Guard } from './dev-guard.ts'
import { exportedAnew, forgetGone, hasChangedValue, relink, renamesOf } from './dev-registry.ts'
import type { Change, Exports, ExportTable, Registry } from './dev-registry.ts'
import type { Renames } from './dev-renames.ts'

/** What solid-refresh uses of Vite's hot context. */
export interface HotContext {
  readonly data: Record<string, unknown>
  accept(callback: (module: Exports | undefined) => void): void
  invalidate(message?: string): void
  decline?(): void
}

interface HotDeps {
  readonly guard: Guard
  readonly renames: Renames
  readonly find: () => DevRuntime | undefined
}

/**
 * Makes the updates of a module complete. solid-refresh alone stops half-way when a component or a piece of
 * JSX is gone, shows a component that is exported under another name for ever, re-creates hoisted JSX with
 * the props of the former version, and has a module that threw reload the page.
 */
export type Hot = (context: HotContext, file: string, exports: ExportTable) => HotContext

/** Where solid-refresh keeps the components that are on the page, and those of the newest evaluation. */
const CURRENT = 'solid-refresh'
const NEWEST = 'solid-refresh-prev'

/** The same for what the module exports. */
const CURRENT_EXPORTS = 'metamon:exports'
const NEWEST_EXPORTS = 'metamon:newest-exports'

export function createHot({ guard, renames, find }: HotDeps): Hot {
  return (context, file, exports) => {
    const { data } = context
    data[CURRENT_EXPORTS] ??= exports
    data[NEWEST_EXPORTS] = exports
    return {
      data,
      invalidate: (message) => context.invalidate(message),
      decline: () => context.decline?.(),
      accept(callback) {
        context.accept((module) => {
          if (!module && find()?.phase !== undefined) return
          const change = module && changeOf(data)
          if (!module || !change) return callback(module)
          for (const [name, former] of renamesOf(change)) renames.add(`${file}:${name}`, `${file}:${former}`)
          // In one batch parents come first: the JSX in them is gone then, and not created with old props.
          guard.during(() => batch(() => patch(data, change, module, callback)))
          if (hasChangedValue(change)) context.invalidate('an export that is not a component has changed')
        })
      },
    }
  }
}

function changeOf(data: HotContext['data']): Change | undefined {
  // solid-refresh puts its registries there; the tables come from this file.
  const current = data[CURRENT] as Registry | undefined
  const newest = data[NEWEST] as Registry | undefined
  const former = data[CURRENT_EXPORTS] as ExportTable
  const exports = data[NEWEST_EXPORTS] as ExportTable
  data[CURRENT_EXPORTS] = exports
  return current && newest && { current, newest, former, exports }
}

function patch(
  data: HotContext['data'],
  change: Change,
  module: Exports,
  callback: (module: Exports) => void,
): void {
  if (exportedAnew(change).some((name) => name in module)) {
    relink(change, module)
    data[CURRENT] = change.newest
  } else {
    forgetGone(change)
    callback(module)
  }
}
