import type { SourceMapInput } from '@jridgewell/remapping'
import type { Plugin } from 'vite'
import { parseMtmId, withoutQuery } from '../shared/module-id.ts'
import type { PluginContext } from './context.ts'

/**
 * In a build, plugin-vue loads the script and the template of a component as modules of their own, with
 * maps that end at the view of the `.mtm` file. This takes them on to the `.mtm` file itself.
 */
export function vueSourceMapsPlugin(context: PluginContext): Plugin {
  return {
    name: 'metamon:vue-source-maps',
    apply: 'build',
    configResolved({ plugins }) {
      const vue = plugins.find(({ name }) => name === 'vite:vue')
      if (vue && typeof vue.load === 'object') chainLoadedMaps(vue.load, context)
    },
  }
}

function chainLoadedMaps(hook: Extract<Plugin['load'], { handler: unknown }>, context: PluginContext): void {
  const { handler } = hook
  hook.handler = async function (id, options) {
    const loaded = await handler.call(this, id, options)
    const module = parseMtmId(withoutQuery(id))
    const toMtm = module && context.store.current(module.file)?.map
    if (!toMtm || typeof loaded !== 'object' || !loaded?.map) return loaded
    const isView = (source: string) => withoutQuery(source) === withoutQuery(id)
    const sources = [...toMtm.sources]
    sources[0] = module.file
    const { default: remapping } = await import('@jridgewell/remapping')
    // The two packages describe the same format by different types.
    const map = remapping(loaded.map as SourceMapInput, (source) =>
      isView(source) ? { ...toMtm, sources } : null,
    )
    return { ...loaded, map: map.toString() }
  }
}
