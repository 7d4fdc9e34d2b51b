import { join } from 'node:path'
import type { Plugin } from 'vite'
import { isServing, type PluginContext } from './context.ts'

const PACKAGE_RE = /^metamon(?:\/(react|vue|svelte|solid))?$/

/**
 * Serves what components import of this package as a few files. It is no dependency that Vite bundles, and of
 * dozens of small files each costs a request, and a step of every update whose modules lead to it.
 */
export function servedPackagePlugin(context: PluginContext): Plugin {
  return {
    name: 'metamon:served-package',
    apply: (_, { command, isPreview }) => command === 'serve' && !isPreview,
    applyToEnvironment: ({ config }) => isServing(context) && config.consumer === 'client',
    resolveId: {
      order: 'pre',
      filter: { id: PACKAGE_RE },
      handler: (id) => join(context.runtimeFolder, 'served', `${PACKAGE_RE.exec(id)?.[1] ?? 'index'}.js`),
    },
  }
}
