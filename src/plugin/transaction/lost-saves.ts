import { readFile } from 'node:fs/promises'
import type { FSWatcher } from 'vite'

/** Just over the time for which Vite's watcher drops further changes of a file, in milliseconds. */
const HEAL_AFTER_MS = 60

/** Finds saves that the watcher has dropped. */
export interface LostSaves {
  /** To be called with what a file holds when its change is handled: anything else later is another save. */
  handled(file: string, text: string): void
  close(): void
}

/**
 * The watcher reports the first of two quick saves and drops the second one for good. This looks at each
 * handled file once more, and reports the change that was dropped.
 */
export function createLostSaves(watcher: FSWatcher): LostSaves {
  const timers = new Map<string, NodeJS.Timeout>()
  return {
    handled(file, text) {
      clearTimeout(timers.get(file))
      const look = async () => {
        timers.delete(file)
        const now = await readFile(file, 'utf8').catch(() => text)
        if (now !== text) watcher.emit('change', file)
      }
      timers.set(file, setTimeout(look, HEAL_AFTER_MS).unref())
    },
    close() {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
