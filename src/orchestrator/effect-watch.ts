import { STARTS_AGAIN } from '../shared/message-starts-again.ts'
import type { JournalDiagnostic } from '../shared/protocol.ts'
import type { EffectRecords, OwnedEffect } from './effect-records.ts'

/** Follows what modules start while they are evaluated, and goes on until they end it. */
export interface EffectWatch {
  /** Says that a module is about to be evaluated again. */
  reevaluated(url: string): void
  /** Names the modules that have started something again that goes on from before. Each is named once. */
  grown(): readonly JournalDiagnostic[]
  /** What each module has started and not ended. */
  list(): readonly ModuleEffects[]
}

/** What goes on of what one module has started. */
export interface ModuleEffects {
  readonly module: string
  readonly effects: readonly { readonly name: string; readonly count: number }[]
  /** How many of them an earlier version of the module has started. */
  readonly leftOver: number
}

/** Watches what is recorded. */
export function createEffectWatch({ evaluations, owned }: EffectRecords): EffectWatch {
  const named = new Set<string>()
  let open = new Set<string>()
  const evaluationOf = (url: string) => evaluations.get(url) ?? 0
  const aliveOf = (url: string): readonly OwnedEffect[] => {
    const alive = (owned.get(url) ?? []).filter((one) => one.isAlive())
    owned.set(url, alive)
    return alive
  }
  const describe = (url: string): readonly JournalDiagnostic[] => {
    const alive = aliveOf(url)
    const latest = evaluationOf(url)
    const again = alive.filter(
      ({ what, evaluation }) =>
        evaluation === latest && alive.some((one) => one.what === what && one.evaluation < latest),
    )
    const kinds = [...new Set(again.map(({ what }) => what))]
    if (kinds.length === 0 || named.has(url)) return []
    named.add(url)
    const effects = kinds.map((what) => `${alive.filter((one) => one.what === what).length} × ${what}`)
    return [toDiagnostic({ file: url.replace(/^\//, ''), effects: effects.join(', ') })]
  }
  return {
    reevaluated(url) {
      evaluations.set(url, evaluationOf(url) + 1)
      open.add(url)
    },
    grown() {
      const urls = open
      open = new Set()
      return [...urls].flatMap(describe)
    },
    list: () => [...owned.keys()].map((url) => toModuleEffects(url, aliveOf(url), evaluationOf(url))),
  }
}

function toModuleEffects(module: string, alive: readonly OwnedEffect[], latest: number): ModuleEffects {
  const counts = new Map<string, number>()
  for (const { what } of alive) counts.set(what, (counts.get(what) ?? 0) + 1)
  return {
    module,
    effects: [...counts].map(([name, count]) => ({ name: name.replaceAll('`', ''), count })),
    leftOver: alive.filter(({ evaluation }) => evaluation < latest).length,
  }
}

function toDiagnostic(args: { readonly file: string; readonly effects: string }): JournalDiagnostic {
  const { text, hint } = STARTS_AGAIN
  return { code: 'MTM5001', message: text(args), hint: hint(args) }
}
