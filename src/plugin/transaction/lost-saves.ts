import { statSync } from 'node:fs'
import type { FSWatcher } from 'vite'

/** Just over the time for which Vite's watcher drops further changes of a file, in milliseconds. */
const HEAL_AFTER_MS = 60

/** Finds saves that the watcher has dropped. */
export interface LostSaves {
  /** To be called when a change of a file is about to be read: what is saved later is another save. */
  reading(file: string): void
  close(): void
}

/**
 * The watcher reports the first of two quick saves and drops the second one for good. This looks at each
 * file that was read once more, and reports the change that was dropped.
 */
export function createLostSaves(watcher: FSWatcher): LostSaves {
  const timers = new Map<string, NodeJS.Timeout>()
  return {
    reading(file) {
      const seen = modifiedAt(file)
      clearTimeout(timers.get(file))
      const look = () => {
        timers.delete(file)
        const now = modifiedAt(file)
        if (now !== undefined && now !== seen) watcher.emit('change', file)
      }
      timers.set(file, setTimeout(look, HEAL_AFTER_MS).unref())
    },
    close() {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}

const modifiedAt = (file: string): number | undefined => statSync(file, { throwIfNoEntry: false })?.mtimeMs
