import type { HotReloadTest } from 'metamon/testing'
import type { JournalEntry } from '../../../src/shared/protocol.ts'

/** Longest wait for all files to settle, in milliseconds. */
const TIMEOUT_MS = 15_000

/**
 * Saves files, and resolves with everything that has settled since when each of them has.
 * @throws {Error} when some file has not settled in time
 */
export function settledAfter(
  app: HotReloadTest,
  files: readonly string[],
  save: () => void,
): Promise<readonly JournalEntry[]> {
  const since = app.entries.length
  const open = new Set(files)
  return new Promise((resolve, reject) => {
    const stop = journalOf(app).onSettled((entry) => {
      for (const file of entry.files) open.delete(file)
      if (open.size > 0) return
      finish()
      resolve(app.entries.slice(since))
    })
    const expire = () => {
      finish()
      reject(new Error(`not settled: ${[...open].join(', ')}\n${app.serverLog.slice(-20).join('\n')}`))
    }
    const timer = setTimeout(expire, TIMEOUT_MS)
    const finish = () => {
      clearTimeout(timer)
      stop()
    }
    save()
  })
}

interface Journal {
  onSettled(listener: (entry: JournalEntry) => void): () => void
}

function journalOf(app: HotReloadTest): Journal {
  const plugin = app.server.config.plugins.find(({ name }) => name === 'metamon')
  return plugin!.api as Journal // what the plugin of this name offers
}
