import type { Plugin } from 'vite'
import { parseMtmId, withoutQuery } from '../shared/module-id.ts'
import { resolvedConfig, type PluginContext } from './context.ts'

/**
 * Makes the styles of a unified `.mtm` file apply to its own elements. Vite's CSS plugin has made plain CSS of them
 * by then, and has not yet made that into a module: plugins without `enforce` run in between.
 */
export function unifiedStylesPlugin(context: PluginContext): Plugin {
  return {
    name: 'metamon:unified-styles',
    transform: {
      filter: { id: /\.mtm\.\d+\.\w+$/ },
      async handler(code, id) {
        const module = parseMtmId(withoutQuery(id))
        if (module?.kind !== 'style') return undefined
        const unified = context.store.loaded(module.file, `style-${module.index}`)?.unified
        if (!unified?.scope || unified.styles[module.index]?.isGlobal) return undefined
        const { scopeStyles } = await loadScopeStyles()
        const hasMap = resolvedConfig(context).css.devSourcemap
        const { code: scoped, map } = scopeStyles(code, { scope: unified.scope, filename: id, hasMap })
        return { code: scoped, map: map ?? null }
      },
    },
  }
}

/** With the first style: a server starts without it. */
export const loadScopeStyles = (): Promise<typeof import('./scope-styles.ts')> => import('./scope-styles.ts')
