import { statSync } from 'node:fs'
import type { FSWatcher } from 'vite'

/** Just over the time for which Vite's watcher drops further changes of a file, in milliseconds. */
const HEAL_AFTER_MS = 60

/**
 * The watcher reports the first of two quick saves and drops the second one for good. This looks at each
 * changed file once more, and reports the change that was dropped.
 * @returns its undo
 */
export function healLostSaves(watcher: FSWatcher): () => void {
  const timers = new Map<string, NodeJS.Timeout>()
  const look = (file: string) => {
    const seen = modifiedAt(file)
    clearTimeout(timers.get(file))
    const timer = setTimeout(() => {
      timers.delete(file)
      const now = modifiedAt(file)
      if (now !== undefined && now !== seen) watcher.emit('change', file)
    }, HEAL_AFTER_MS)
    timers.set(file, timer.unref())
  }
  watcher.on('change', look)
  return () => {
    watcher.off('change', look)
    for (const timer of timers.values()) clearTimeout(timer)
  }
}

function modifiedAt(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs
}
