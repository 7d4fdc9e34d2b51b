import type { DevEnvironment, Plugin, Rolldown } from 'vite'
import { isServing, type PluginContext } from './context.ts'
import { createForeignHooks } from './foreign-hooks.ts'

/** What the text of a `.mtm` file decides of, not only where it is. */
const MTM_RE = /\.mtm\b/

/** What decides of more modules than itself. */
const SETTINGS_RE = /\/(?:package|[jt]sconfig[^/]*)\.json$/

/**
 * Answers what a module imports when it is transformed for an update: mostly what it has imported the last time.
 * To resolve all of that again, through every plugin, takes one to three milliseconds of a save.
 *
 * What depends on more than the files that there are is resolved every time: what other plugins may have a say in,
 * and modules of `.mtm` files, whose text decides which ones there are.
 */
export function keptResolutionsPlugin(context: PluginContext): Plugin {
  const kept = createKeptResolutions()
  const foreign = createForeignHooks('resolveId')
  return {
    name: 'metamon:kept-resolutions',
    enforce: 'pre',
    apply: (_, { command, isPreview }) => command === 'serve' && !isPreview,
    applyToEnvironment: ({ name }) => isServing(context) && name === 'client',
    buildStart: kept.forget,
    watchChange(file, { event }) {
      const { environment } = this
      const isModule = environment.mode === 'dev' && environment.moduleGraph.getModulesByFile(file)?.size
      if (event !== 'update' || !isModule || SETTINGS_RE.test(file)) kept.forget()
    },
    resolveId: {
      order: 'pre',
      filter: { id: { exclude: [MTM_RE] } },
      handler(id, importer, options) {
        const { environment } = this
        if (environment.mode !== 'dev' || !importer || options.custom || options.isEntry) return undefined
        if (!isUpdated(environment, importer) || foreign.mayTake(environment, id)) return undefined
        const known = kept.of(environment)
        const key = `${importer}\n${id}`
        const resolve = () => this.resolve(id, importer, { ...options, skipSelf: true })
        return known.get(key) ?? keepResolved(known, key, resolve())
      },
    },
  }
}

/** Pages are loaded without: what is kept is only of use for what is transformed again. */
const isUpdated = ({ moduleGraph }: DevEnvironment, importer: string): boolean =>
  !importer.includes('/node_modules/') && (moduleGraph.getModuleById(importer)?.lastHMRTimestamp ?? 0) > 0

/** By importer and import. */
type Resolutions = Map<string, Rolldown.ResolvedId>

async function keepResolved(
  known: Resolutions,
  key: string,
  resolving: Promise<Rolldown.ResolvedId | null>,
): Promise<Rolldown.ResolvedId | null> {
  const resolved = await resolving
  if (resolved && !MTM_RE.test(resolved.id)) known.set(key, resolved)
  return resolved
}

/** What has been resolved, until it may be resolved to something else. */
interface KeptResolutions {
  /** What is added after it was forgotten is not kept. */
  of(environment: Pick<DevEnvironment, 'depsOptimizer'>): Resolutions
  readonly forget: () => void
}

function createKeptResolutions(): KeptResolutions {
  let kept: Resolutions = new Map()
  let optimized: unknown
  const forget = () => void (kept = new Map())
  return {
    forget,
    of({ depsOptimizer }) {
      // Dependencies that are bundled anew have other ids.
      if (depsOptimizer?.metadata !== optimized) forget()
      optimized = depsOptimizer?.metadata
      return kept
    },
  }
}
