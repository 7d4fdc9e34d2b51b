import type { Undo } from '../runtime/undo.ts'
import { patchEffects } from './patch-effects.ts'
import type { EffectHost, StartedEffect } from './started-effect.ts'

/** What the modules of a page have started while they were evaluated. */
export interface EffectRecords {
  /** How often each module was evaluated again, by its url. */
  readonly evaluations: Map<string, number>
  readonly owned: Map<string, readonly OwnedEffect[]>
  /** Leaves the globals as they were found. */
  readonly release: Undo
}

/** Something that goes on, and the evaluation that has started it. */
export interface OwnedEffect extends StartedEffect {
  readonly evaluation: number
}

/** Whose listeners, timers and sockets are recorded, and for whom. */
export interface EffectRecordsOptions {
  readonly host: EffectHost
  /** The url of the module that is being evaluated; while there is none, nothing is recorded. */
  readonly owner: () => string | undefined
}

/** Records from now on. */
export function recordEffects({ host, owner }: EffectRecordsOptions): EffectRecords {
  const evaluations = new Map<string, number>()
  const owned = new Map<string, readonly OwnedEffect[]>()
  const release = patchEffects(host, {
    owner() {
      const url = owner()
      return url === undefined ? undefined : { url, evaluation: evaluations.get(url) ?? 0 }
    },
    started({ url, evaluation }, effect) {
      owned.set(url, [...(owned.get(url) ?? []), { ...effect, evaluation }])
    },
  })
  return { evaluations, owned, release }
}
