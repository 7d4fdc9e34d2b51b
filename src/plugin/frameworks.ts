import { createRequire } from 'node:module'
import type { Plugin, PluginOption } from 'vite'
import type { Options as SolidOptions } from 'vite-plugin-solid'
import type { Framework } from '../shared/framework.ts'
import type { JsxRouter } from './jsx-routing.ts'
import { isServing, type PluginContext } from './context.ts'
import { missingPackage } from './problems.ts'

/**
 * The official plugins of the frameworks, configured to live in one app. Solid comes before React:
 * of the two, the last one's JSX setting is what Vite's dependency scan uses, and only React's can scan.
 */
export function officialPlugins(context: PluginContext): PluginOption[] {
  const order: readonly Framework[] = ['solid', 'react', 'vue', 'svelte']
  return order
    .filter((framework) => context.options.frameworks?.includes(framework))
    .map((framework) => LOADERS[framework](context))
}

const LOADERS: Record<Framework, (context: PluginContext) => Promise<Plugin | Plugin[]>> = {
  async react() {
    const { default: react } = await load('react', () => import('@vitejs/plugin-react'))
    return react({ jsxImportSource: 'react' })
  },
  async vue() {
    const { default: vue } = await load('vue', () => import('@vitejs/plugin-vue'))
    return vue()
  },
  async svelte() {
    const { svelte } = await load('svelte', () => import('@sveltejs/vite-plugin-svelte'))
    return svelte()
  },
  async solid(context) {
    const { default: solid } = await load('solid', () => import('vite-plugin-solid'))
    await load('solid', async () => createRequire(import.meta.url).resolve('solid-refresh/babel'))
    return onlySolidFiles(solid({ hot: false, babel: refreshInDevelopment(context) }), context.router)
  },
}

async function load<Module>(framework: Framework, importPlugin: () => Promise<Module>): Promise<Module> {
  try {
    return await importPlugin()
  } catch (error) {
    throw missingPackage(framework, error)
  }
}

/** solid-refresh 0.7, which keeps state over markup edits; the plugin itself still pins 0.6. */
function refreshInDevelopment(context: PluginContext): NonNullable<SolidOptions['babel']> {
  // The same object each time: Babel keeps what it has made of it.
  let refreshed: Promise<object> | undefined
  return (_source: string, id: string, isServer: boolean) => {
    const isOwn = !/[\\/]node_modules[\\/]/.test(id)
    return isServing(context) && isOwn && !isServer ? (refreshed ??= refreshWithVite()) : {}
  }
}

async function refreshWithVite(): Promise<object> {
  const { default: refresh } = await loadSolidRefresh()
  return { plugins: [[refresh, { bundler: 'vite' }]] }
}

/** With the first Solid file: a server starts without it. */
export const loadSolidRefresh = (): Promise<typeof import('solid-refresh/babel')> =>
  import('solid-refresh/babel')

/** The same plugin, asked only about the files that are Solid's. */
function onlySolidFiles(plugin: Plugin, router: JsxRouter): Plugin {
  const { transform } = plugin
  if (typeof transform !== 'function') return plugin
  return {
    ...plugin,
    transform(code, id, options) {
      return router.decided(id) === 'solid' ? transform.call(this, code, id, options) : null
    },
  }
}
