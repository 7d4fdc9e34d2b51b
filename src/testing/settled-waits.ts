import type { JournalEntry } from '../shared/protocol.ts'
import type { TestServer } from './server.ts'

/** Waits for saves to settle. */
export interface SettledWaits {
  /** Runs a save of `file` and resolves with its journal entry. */
  during(file: string, save: () => Promise<void>): Promise<JournalEntry>
  close(): void
}

export interface SettledWaitsContext {
  readonly server: TestServer
  readonly browserLog: readonly string[]
  readonly timeoutMs: number
}

export function createSettledWaits({ server, browserLog, timeoutMs }: SettledWaitsContext): SettledWaits {
  const undos = new Set<() => void>()
  return {
    during(file, save) {
      const startedAt = performance.now()
      const saved = save()
      return new Promise((resolve, reject) => {
        const finish = () => {
          clearTimeout(timer)
          undos.delete(finish)
          stop()
        }
        const timer = setTimeout(() => {
          finish()
          reject(
            new Error(
              `nothing has settled ${timeoutMs} ms after the save of ${file}\n${dump(server, browserLog)}`,
            ),
          )
        }, timeoutMs)
        const stop = server.journal.onSettled((entry) => {
          // An entry of an earlier save of the same file may only arrive now.
          const heardAt = performance.now() - entry.timings.total
          if (!entry.files.includes(file) || heardAt < startedAt) return
          finish()
          // The server may hear of the save before it is told that it is done.
          void saved.then(() => resolve(entry))
        })
        undos.add(finish)
        saved.catch(reject)
      })
    },
    close() {
      for (const undo of undos) undo()
    },
  }
}

/** What a person needs to see when a wait runs out. */
function dump({ journal, log }: TestServer, browserLog: readonly string[]): string {
  const entries = journal.entries.slice(-5).map((entry) => `  ${JSON.stringify(entry)}`)
  const section = (title: string, lines: readonly string[]) => [
    `${title}:`,
    ...lines.slice(-30).map((one) => `  ${one}`),
  ]
  return [
    ...section('last settled', entries),
    ...section('server log', log),
    ...section('browser log', browserLog),
  ].join('\n')
}
