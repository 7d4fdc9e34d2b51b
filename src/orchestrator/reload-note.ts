import type { Phase } from '../shared/protocol.ts'
import { RELOAD_NOTE_KEY } from './reload-note-key.ts'

/** Which transaction a reload settles, and whose doing the reload was. */
export interface ReloadReason {
  readonly id: string
  readonly phase: Phase
  /** `asked`: the server's; `recovery`: the page's own, which had no other way out. */
  readonly reloaded: 'asked' | 'recovery'
}

/** Carries the id of a transaction over the page reload that settles it. */
export interface ReloadNote {
  leave(note: ReloadReason): void
  /** The note that the page before this one left; each is handed out once. */
  take(): ReloadReason | undefined
}

/** Works without storage too: a reload is then not reported by the page. */
export function createReloadNote(storage: Storage | undefined): ReloadNote {
  return {
    leave(note) {
      try {
        storage?.setItem(RELOAD_NOTE_KEY, JSON.stringify(note))
      } catch {
        // full or blocked storage: the server settles the transaction by its time limit
      }
    },
    take() {
      try {
        const note: unknown = JSON.parse(storage?.getItem(RELOAD_NOTE_KEY) ?? 'null')
        storage?.removeItem(RELOAD_NOTE_KEY)
        return read(note)
      } catch {
        return undefined
      }
    },
  }
}

/** Storage belongs to the whole origin: whatever is in it may be anybody's. */
function read(note: unknown): ReloadReason | undefined {
  if (typeof note !== 'object' || note === null || !('id' in note) || typeof note.id !== 'string')
    return undefined
  const isRecovery = 'reloaded' in note && note.reloaded === 'recovery'
  const isRollback = 'phase' in note && note.phase === 'rollback'
  return {
    id: note.id,
    phase: isRollback ? 'rollback' : 'update',
    reloaded: isRecovery ? 'recovery' : 'asked',
  }
}
