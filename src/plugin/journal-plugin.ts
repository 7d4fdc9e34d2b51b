import type { Plugin } from 'vite'
import type { JournalEntry } from '../shared/protocol.ts'
import type { PluginContext } from './context.ts'
import type { Controls } from './controls.ts'
import { debugEntry } from './debug-entry.ts'
import { createReporter } from './reporter.ts'
import { addShortcuts, type ShortcutTarget } from './shortcuts.ts'

/** What other plugins and tools get from the plugin named `metamon`, as its `api`. */
export interface MetamonApi {
  /** Settled transactions, oldest first. The time of a paint is added to those here, once it is known. */
  readonly entries: readonly JournalEntry[]
  /** Pauses and resumes updates, or has the next one start all state anew. */
  readonly controls: Controls
  /** Calls the listener with every settled transaction from now on. Returns its undo. */
  onSettled(listener: (entry: JournalEntry) => void): () => void
}

/** Remembers the config for the other plugins, and prints what the journal records. */
export function journalPlugin(context: PluginContext): Plugin<MetamonApi> {
  const { journal, controls, options, debug } = context
  let stop = () => {}
  return {
    name: 'metamon',
    api: { entries: journal.entries, controls, onSettled: (listener) => journal.onSettled(listener) },
    configResolved(config) {
      context.config = config
    },
    configureServer(server) {
      const reporter = createReporter(server.config.logger, options.logLevel)
      // A restart can hand the same plugin to another server.
      stop()
      stop = journal.onSettled((entry) => {
        reporter.print(entry)
        debugEntry(debug, entry)
      })
      addShortcuts(server, (current) => findApi(current.config.plugins))
    },
  }
}

function findApi(plugins: readonly Plugin[]): ShortcutTarget | undefined {
  const api = plugins.find(({ name }) => name === 'metamon')?.api as MetamonApi | undefined // only ours has this name
  return api && { journal: api, controls: api.controls }
}
