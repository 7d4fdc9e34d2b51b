import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { HtmlTagDescriptor, Plugin } from 'vite'
import { isServing, resolvedConfig, type PluginContext } from './context.ts'
import { usedFrameworks } from './used-frameworks.ts'

const CLIENT_ID = '\0metamon:client'
/** What pages load when they need it. */
const PAGE_MODULE_RE = /^(?:virtual:|\0)metamon\/(overlay|toast)$/

const VIRTUAL_RE = /^virtual:metamon\/(dev|host|static-host)\/(react|vue|svelte|solid|js)$/

/** Serves the browser half of the orchestrator, and puts it into every page of the dev server. */
export function clientRuntimePlugin(context: PluginContext): Plugin {
  const file = (name: string) => join(context.runtimeFolder, `${name}.js`)
  return {
    name: 'metamon:client',
    apply: (_, { command, isPreview }) => command === 'serve' && !isPreview,
    configResolved(config) {
      config.server.fs.allow.push(context.runtimeFolder)
    },
    resolveId: {
      order: 'pre',
      filter: { id: [/^virtual:metamon\/client$/, /^\0metamon:client$/] },
      handler: () => CLIENT_ID,
    },
    load: {
      filter: { id: /^\0metamon:client$/ },
      handler: () => clientCode(context, file),
    },
    transformIndexHtml: () => (isServing(context) ? [clientTag(resolvedConfig(context).base)] : []),
  }
}

/** Serves what a page loads when it needs it: overlay and toasts. */
export function pageModulesPlugin(context: PluginContext): Plugin {
  return {
    name: 'metamon:page-modules',
    apply: (_, { command, isPreview }) => command === 'serve' && !isPreview,
    resolveId: {
      order: 'pre',
      filter: { id: PAGE_MODULE_RE },
      handler: (id) => id.replace(/^virtual:/, '\0'),
    },
    load: {
      filter: { id: PAGE_MODULE_RE },
      handler(id) {
        const [, name] = PAGE_MODULE_RE.exec(id) ?? []
        return `export * from ${JSON.stringify(join(context.runtimeFolder, `${name}.js`))}`
      },
    },
  }
}

const clientTag = (base: string): HtmlTagDescriptor => ({
  tag: 'script',
  attrs: { type: 'module', src: `${base}@id/__x00__metamon:client` },
  injectTo: 'head-prepend',
})

/** Resolves the modules that the hosts of `.mtm` files import, in dev and in builds. */
export function hostRuntimePlugin(context: PluginContext): Plugin {
  return {
    name: 'metamon:host-runtime',
    resolveId: {
      order: 'pre',
      filter: { id: VIRTUAL_RE },
      handler(id) {
        const [, name, importer] = VIRTUAL_RE.exec(id) ?? []
        const file = importer === 'js' ? `shared/${name}-js.js` : `${importer}/${name}.js`
        return join(context.runtimeFolder, 'adapters', file)
      },
    },
  }
}

/** Resolves what hosts of `.mtm` files bring along while a dev server runs: pages without one do not have it. */
export function scopesRuntimePlugin(context: PluginContext): Plugin {
  return {
    name: 'metamon:scopes-runtime',
    apply: (_, { command, isPreview }) => command === 'serve' && !isPreview,
    resolveId: {
      order: 'pre',
      filter: { id: /^virtual:metamon\/scopes$/ },
      handler: () => join(context.runtimeFolder, 'scopes.js'),
    },
  }
}

/** The options that matter in the page. */
const PAGE_OPTIONS = [
  'preserveSignals',
  'preserveSubscriptions',
  'preserveComponentState',
  'preserveDomState',
  'syncFrameworks',
  'syncTimeout',
  'reloadTimeout',
  'errorRecoveryMode',
  'devtools',
] as const

function clientCode(context: PluginContext, file: (name: string) => string): string {
  const options = {
    ...Object.fromEntries(PAGE_OPTIONS.map((name) => [name, context.options[name]])),
    ...(context.isPassive && { isPassive: true }),
  }
  const used = usedFrameworks(context)
  const { base, root } = resolvedConfig(context)
  const app = createHash('sha256').update(`${root}\n${base}`).digest('hex').slice(0, 16)
  return [
    `import { startOrchestrator } from ${JSON.stringify(file('client'))}`,
    ...used.map(
      (one) => `import { createHotAdapter as ${one} } from ${JSON.stringify(file(`adapters/${one}/hot`))}`,
    ),
    `startOrchestrator({ hot: import.meta.hot, adapters: [${used.join(', ')}], options: ${JSON.stringify(options)}, base: ${JSON.stringify(base)}, url: import.meta.url, app: ${JSON.stringify(app)} })`,
  ].join('\n')
}
