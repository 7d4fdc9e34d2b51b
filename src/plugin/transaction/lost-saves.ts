import { readFile } from 'node:fs/promises'
import type { FSWatcher } from 'vite'
import type { HealedSaves } from './healed-saves.ts'

/** Just over the time for which Vite's watcher drops further changes of a file, in milliseconds. */
const HEAL_AFTER_MS = 60

/** Time for the watcher to tell of a change that was made just now, and not dropped, in milliseconds. */
const GRACE_MS = 40

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
export function createLostSaves(watcher: FSWatcher, healed: HealedSaves): LostSaves {
  const timers = new Map<string, NodeJS.Timeout>()
  const wait = (file: string, milliseconds: number, next: () => unknown) => {
    clearTimeout(timers.get(file))
    timers.set(file, setTimeout(next, milliseconds).unref())
  }
  return {
    handled(file, text) {
      const look = async () => {
        const timer = timers.get(file)
        const now = await readFile(file, 'utf8').catch(() => text)
        if (now !== text && timers.get(file) === timer)
          wait(file, GRACE_MS, () => {
            healed.note(file)
            watcher.emit('change', file)
          })
      }
      wait(file, HEAL_AFTER_MS, look)
    },
    close() {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
