import { join } from 'node:path'
import type { Plugin } from 'vite'
import type { PluginContext } from './context.ts'

const PANEL_RE = /^virtual:metamon\/panel$/

/** Resolves the panel, which pages of the dev server load when somebody first opens it. */
export function panelRuntimePlugin(context: PluginContext): Plugin {
  return {
    name: 'metamon:panel-runtime',
    apply: (_, { command, isPreview }) => command === 'serve' && !isPreview,
    resolveId: {
      order: 'pre',
      filter: { id: PANEL_RE },
      handler: () => join(context.runtimeFolder, 'panel.js'),
    },
  }
}
