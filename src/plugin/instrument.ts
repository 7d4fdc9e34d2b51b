import type { Plugin } from 'vite'
import { RESET_RE } from '../../adapters/shared/instrument-reset.ts'
import { parseMtmId } from '../shared/module-id.ts'
import { isServing, resolvedConfig, type PluginContext } from './context.ts'
import { loadOnce } from './load-once.ts'
import { OWNERSHIP_MARK } from './ownership.ts'
import { usedFrameworks } from './used-frameworks.ts'

/**
 * Brackets every own module with its ownership, and asks each framework's adapter for its dev-only transform,
 * after all other transforms.
 */
export function instrumentPlugins(context: PluginContext): readonly Plugin[] {
  const sources = new Map<string, string>()
  return [readPlugin(context, sources), writePlugin(context, sources)]
}

/** Keeps the modules that ask for something in comments: these do not come through every transform. */
const readPlugin = (context: PluginContext, sources: Map<string, string>): Plugin => ({
  name: 'metamon:instrument-comments',
  enforce: 'pre',
  apply: 'serve',
  applyToEnvironment: (environment) => isServing(context) && environment.config.consumer === 'client',
  transform: {
    filter: { code: RESET_RE, id: { exclude: [/\/node_modules\//] } },
    handler: (code, id) => void sources.set(id, code),
  },
})

function writePlugin(context: PluginContext, sources: Map<string, string>): Plugin {
  const instruments = loadOnce(async () => (await loadInstruments()).createInstrumentModule())
  return {
    name: 'metamon:instrument',
    enforce: 'post',
    apply: 'serve',
    applyToEnvironment: (environment) => isServing(context) && environment.config.consumer === 'client',
    transform: {
      filter: {
        id: { include: /\.(?:[cm]?[jt]sx?|vue|svelte)$/, exclude: [/\/node_modules\//, /\0/, /\/@/] },
      },
      handler(code, id) {
        if (!isOwnModule(id, context) || code.includes(OWNERSHIP_MARK)) return undefined
        const source = sources.get(id)
        sources.delete(id)
        const { root, logger } = resolvedConfig(context)
        const app = { root, logger, frameworks: usedFrameworks(context) }
        return instruments.use((instrumentModule) => instrumentModule(this, app, { code, id, source }))
      },
    },
  }
}

/** Hosts of `.mtm` files have no state and subscribe nothing, and are on no disk for a source map to point at. */
const isOwnModule = (id: string, context: PluginContext): boolean =>
  !id.startsWith(context.runtimeFolder) && parseMtmId(id)?.kind !== 'host'

/** With the first module: a server starts without them. */
export const loadInstruments = (): Promise<typeof import('./instrument-module.ts')> =>
  import('./instrument-module.ts')
