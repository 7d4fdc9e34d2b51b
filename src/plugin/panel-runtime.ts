import { join } from 'node:path'
import type { Plugin } from 'vite'
import type { PluginContext } from './context.ts'

const PANEL_RE = /^virtual:metamon\/(panel|reasons)$/

/** Resolves the panel and the catalogue, which pages of the dev server load when somebody first opens them. */
export function panelRuntimePlugin(context: PluginContext): Plugin {
  return {
    name: 'metamon:panel-runtime',
    apply: (_, { command, isPreview }) => command === 'serve' && !isPreview && context.options.devtools,
    resolveId: {
      order: 'pre',
      filter: { id: PANEL_RE },
      handler: (id) => join(context.runtimeFolder, `${PANEL_RE.exec(id)?.[1]}.js`),
    },
  }
}
