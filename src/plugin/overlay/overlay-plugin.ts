import type { Connect, Plugin, UserConfig } from 'vite'
import { isServing, type PluginContext } from '../context.ts'

/**
 * Decides whose error overlay pages have, and turns Vite's off where it is not that one. Who asks for Vite's own in
 * `server.hmr.overlay` gets it. To come behind the transaction plugin, which finds out whether this Vite can be
 * followed.
 */
export function overlayPlugin(context: PluginContext): Plugin {
  const { overlay, options } = context
  return {
    name: 'metamon:overlay',
    apply: (_, { command, isPreview }) => command === 'serve' && !isPreview,
    config({ server }) {
      const isVites = options.showErrorOverlay === 'vite' || isAskedFor(server)
      overlay.isOurs = options.showErrorOverlay === true && !isVites
      return isVites || server?.hmr === false ? undefined : { server: { hmr: { overlay: false } } }
    },
    configureServer({ config, middlewares }) {
      if (!isServing(context) || context.isPassive) {
        if (overlay.isOurs && typeof config.server.hmr === 'object') config.server.hmr.overlay = true
        overlay.isOurs = false
      }
      // Errors pass the middlewares that come behind the one that has them.
      return () => void middlewares.use(noteError(context))
    },
  }
}

const isAskedFor = (server: UserConfig['server']): boolean =>
  typeof server?.hmr === 'object' && server.hmr.overlay === true

/** What Vite sends of an error lacks its place, where oxc has thrown it. */
function noteError({ overlay }: PluginContext): Connect.ErrorHandleFunction {
  return (error: unknown, _request, _response, next) => {
    overlay.requestError = error
    next(error)
  }
}
