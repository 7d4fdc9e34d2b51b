import type { Undo } from '../runtime/undo.ts'
import { messages } from '../shared/messages.ts'
import type { JournalDiagnostic } from '../shared/protocol.ts'
import { patchEffects } from './patch-effects.ts'
import type { EffectHost, StartedEffect } from './started-effect.ts'

/** Follows what modules start while they are evaluated, and goes on until they end it. */
export interface EffectWatch {
  /** Says that a module is about to be evaluated again. */
  reevaluated(url: string): void
  /** Names the modules that have started something again that goes on from before. Each is named once. */
  grown(): readonly JournalDiagnostic[]
  /** What each module has started and not ended. */
  list(): readonly ModuleEffects[]
  /** Leaves the globals as they were found. */
  readonly release: Undo
}

/** What goes on of what one module has started. */
export interface ModuleEffects {
  readonly module: string
  readonly effects: readonly { readonly name: string; readonly count: number }[]
  /** How many of them an earlier version of the module has started. */
  readonly leftOver: number
}

/** Whose listeners, timers and sockets are watched, and for whom. */
export interface EffectWatchOptions {
  readonly host: EffectHost
  /** The url of the module that is being evaluated; while there is none, nothing is watched. */
  readonly owner: () => string | undefined
}

interface Owned extends StartedEffect {
  readonly evaluation: number
}

/** Watches from now on. */
export function createEffectWatch({ host, owner }: EffectWatchOptions): EffectWatch {
  const evaluations = new Map<string, number>()
  const owned = new Map<string, Owned[]>()
  const named = new Set<string>()
  let open = new Set<string>()
  const evaluationOf = (url: string) => evaluations.get(url) ?? 0
  const release = patchEffects(host, {
    owner() {
      const url = owner()
      return url === undefined ? undefined : { url, evaluation: evaluationOf(url) }
    },
    started({ url, evaluation }, effect) {
      const known = owned.get(url) ?? []
      owned.set(url, known)
      known.push({ ...effect, evaluation })
    },
  })
  const aliveOf = (url: string): readonly Owned[] => {
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
    release,
  }
}

function toModuleEffects(module: string, alive: readonly Owned[], latest: number): ModuleEffects {
  const counts = new Map<string, number>()
  for (const { what } of alive) counts.set(what, (counts.get(what) ?? 0) + 1)
  return {
    module,
    effects: [...counts].map(([name, count]) => ({ name: name.replaceAll('`', ''), count })),
    leftOver: alive.filter(({ evaluation }) => evaluation < latest).length,
  }
}

function toDiagnostic(args: { readonly file: string; readonly effects: string }): JournalDiagnostic {
  const { text, hint } = messages.MTM5001
  return { code: 'MTM5001', message: text(args), hint: hint(args) }
}
