import type { Plugin } from 'vite'
import type { JournalEntry } from '../shared/protocol.ts'
import type { PluginContext } from './context.ts'
import { printEntry } from './reporter.ts'

/** What other plugins and tools get from the plugin named `metamon`, as its `api`. */
export interface MetamonApi {
  /** Settled transactions, oldest first. */
  readonly entries: readonly JournalEntry[]
  /** Calls the listener with every settled transaction from now on. Returns its undo. */
  onSettled(listener: (entry: JournalEntry) => void): () => void
}

/** Remembers the config for the other plugins, and prints what the journal records. */
export function journalPlugin(context: PluginContext): Plugin<MetamonApi> {
  return {
    name: 'metamon',
    api: { entries: context.journal.entries, onSettled: (listener) => context.journal.onSettled(listener) },
    configResolved(config) {
      context.config = config
    },
    configureServer(server) {
      context.journal.onSettled((entry) => printEntry(server.config.logger, entry, context.options.logLevel))
    },
  }
}
