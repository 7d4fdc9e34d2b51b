import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createPaint, type Paint } from '../terminal-style.ts'
import type { Plugin, ViteDevServer } from 'vite'
import { PANEL_FOLDER } from '../../shared/panel-protocol.ts'
import { isServing, resolvedConfig, type PluginContext } from '../context.ts'
import { baseUrlOf, panelUrlOf } from '../panel-url.ts'
import { createPanelHub, type PanelHub } from './hub.ts'
import { createPanelMiddleware } from './middleware.ts'
import { pageModule } from './page.ts'

/** What Vite's own dev tools look for on plugins. They need not be installed. */
interface WithDock extends Plugin {
  readonly devtools: { setup(context: DockContext): void }
}

interface DockContext {
  readonly docks?: {
    register(dock: { id: string; title: string; icon: string; type: 'iframe'; url: string }): void
  }
}

const PAGE_ID = '\0metamon:panel-page'

/** Serves the panel at `__metamon/`, and answers what it asks. */
export function panelPlugin(context: PluginContext): WithDock {
  const hubs = new Map<unknown, PanelHub>()
  const urlOf = () => resolvedConfig(context).base + PANEL_FOLDER
  return {
    name: 'metamon:panel',
    apply: (_, { command, isPreview }) => command === 'serve' && !isPreview && context.options.devtools,
    devtools: {
      setup({ docks }) {
        docks?.register({
          id: 'metamon',
          title: 'Metamon',
          icon: 'ph:paw-print-duotone',
          type: 'iframe',
          url: urlOf(),
        })
      },
    },
    configureServer(server) {
      if (!isServing(context)) return
      const token = randomBytes(24).toString('base64url')
      serve(server, context, token)
      const hub = createPanelHub(server, context, token)
      hubs.set(server.environments.client, hub)
      context.standalonePanels = () => hub.standaloneCount
      printUrlWith(server, context)
    },
    closeBundle() {
      hubs.get(this.environment)?.close()
      hubs.delete(this.environment)
    },
    resolveId: {
      order: 'pre',
      filter: { id: /^virtual:metamon\/panel-page$/ },
      handler: () => PAGE_ID,
    },
    load: {
      filter: { id: /^\0metamon:panel-page$/ },
      handler: () => pageModule(join(context.runtimeFolder, 'panel.js'), resolvedConfig(context).base),
    },
  }
}

function serve({ middlewares, config }: ViteDevServer, _: PluginContext, token: string): void {
  const { guard, serve: page } = createPanelMiddleware({
    base: config.base,
    token,
    isOpenToNetwork: isOpenToNetwork(config.server.host),
  })
  // Vite has put its answers to preflights before all plugins.
  middlewares.stack.unshift({ route: '', handle: guard })
  middlewares.use(page)
}

/** Whoever asks for `--host` wants to be reached from elsewhere. Without it, nobody else is answered. */
const isOpenToNetwork = (host: string | boolean | undefined): boolean =>
  host === true || (typeof host === 'string' && !/^(?:localhost|127\.|::1$|\[::1\]$)/.test(host))

/** As Vite prints its own. */
const printedUrl = (url: string, paint: Paint = createPaint()): string =>
  `  ${paint('green', '➜')}  ${paint('bold', 'Metamon')}: ${paint('cyan', url)}`

/** A line of our own under Vite's. */
function printUrlWith(server: ViteDevServer, context: PluginContext): void {
  const { printUrls } = server
  if (context.options.logLevel !== 'info') return
  server.printUrls = () => {
    printUrls.call(server)
    const url = baseUrlOf(server)
    if (url) server.config.logger.info(printedUrl(panelUrlOf(url)))
  }
}
