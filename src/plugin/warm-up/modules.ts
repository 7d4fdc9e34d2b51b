import type { ViteDevServer } from 'vite'
import type { PluginContext } from '../context.ts'
import { loadSolidRefresh } from '../frameworks.ts'
import { loadInstruments } from '../instrument.ts'
import { loadCompiler } from '../mtm-store.ts'
import { loadScopeStyles } from '../unified-styles.ts'

/** Vite prints that it is ready, and a browser is on its way. */
const DELAY_MS = 20

/** Loads what a server starts without, once it listens: the first page and the first save do not wait for it. */
export function warmUpModules(httpServer: ViteDevServer['httpServer'], context: PluginContext): void {
  const schedule = () => void setTimeout(() => void load(context), DELAY_MS).unref()
  if (httpServer) httpServer.once('listening', schedule)
  else schedule()
}

/** One after the other, so that a request that has come does not wait for all. */
async function load({ options }: PluginContext): Promise<void> {
  const isSolid = options.frameworks?.includes('solid')
  for (const loadOne of [
    loadInstruments,
    ...(isSolid ? [loadSolidRefresh] : []),
    loadCompiler,
    loadScopeStyles,
  ]) {
    // Whoever needs it says so.
    await loadOne().catch(() => {})
  }
}
