import type { Plugin } from 'vite'
import { parseMtmId, withoutQuery } from '../shared/module-id.ts'

/**
 * vite-plugin-svelte hands the map of what came before to Svelte, and the bundler chains it once more. The dev
 * server can be told not to; a build cannot. So there Svelte gets no map of the view of a `.mtm` file.
 */
export function svelteSourceMapsPlugin(): Plugin {
  return {
    name: 'metamon:svelte-source-maps',
    apply: 'build',
    configResolved({ plugins }) {
      const svelte = plugins.find(({ name }) => name === 'vite-plugin-svelte:compile')
      if (svelte && typeof svelte.transform === 'object') withholdMaps(svelte.transform)
    },
  }
}

function withholdMaps(hook: Extract<Plugin['transform'], { handler: unknown }>): void {
  const { handler } = hook
  hook.handler = function (code, id, ...rest) {
    const isView = parseMtmId(withoutQuery(id))?.kind === 'view'
    return handler.call(isView ? withoutMap(this) : this, code, id, ...rest)
  }
}

/** The context's own members need the context itself. */
const withoutMap = <Context extends object>(context: Context): Context =>
  new Proxy(context, {
    get(target, key) {
      if (key === 'getCombinedSourcemap') return () => undefined
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
