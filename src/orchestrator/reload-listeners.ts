import type { Subscription } from '../runtime/registry.ts'
import type { ReloadMoments } from '../runtime/reload-moments.ts'
import type { Undo } from '../runtime/undo.ts'
import type { JournalDiagnostic } from '../shared/protocol.ts'
import { describeError } from './describe-error.ts'

/** What the app wants to be called for at each hot update. */
export interface ReloadListeners {
  add<Moment extends keyof ReloadMoments>(
    moment: Moment,
    listener: (data: ReloadMoments[Moment]) => void,
  ): Undo
  /**
   * Calls them in the order in which they were added; one that throws does not keep the others from being called.
   * @returns what they have thrown, as diagnostics
   */
  call<Moment extends keyof ReloadMoments>(
    moment: Moment,
    data: ReloadMoments[Moment],
  ): readonly JournalDiagnostic[]
}

/** @param claim is told of every listener, so that those of a module end when it is evaluated again */
export function createReloadListeners(claim: (subscription: Subscription) => void): ReloadListeners {
  const lists: { readonly [Moment in keyof ReloadMoments]: Set<Entry<ReloadMoments[Moment]>> } = {
    before: new Set(),
    after: new Set(),
    rollback: new Set(),
  }
  return {
    add(moment, listener) {
      const entry = { listener, isSuspended: false }
      lists[moment].add(entry)
      const dispose = () => void lists[moment].delete(entry)
      claim({
        kind: 'event',
        name: undefined,
        get active() {
          return lists[moment].has(entry) && !entry.isSuspended
        },
        suspend: () => void (entry.isSuspended = true),
        resume: () => void (entry.isSuspended = false),
        dispose,
      })
      return dispose
    },
    call(moment, data) {
      const diagnostics: JournalDiagnostic[] = []
      const entries = [...lists[moment]]
      for (const { listener, isSuspended } of entries) {
        try {
          if (!isSuspended) listener(data)
        } catch (error) {
          diagnostics.push({ message: `a listener of hot updates threw: ${describeError(error)}` })
        }
      }
      return diagnostics
    },
  }
}

interface Entry<Data> {
  readonly listener: (data: Data) => void
  isSuspended: boolean
}
