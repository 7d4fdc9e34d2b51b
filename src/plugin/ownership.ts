import MagicString from 'magic-string'
import type { Plugin } from 'vite'
import { parseMtmId } from '../shared/module-id.ts'
import { isServing, type PluginContext } from './context.ts'

/** The mark of a module that says when it is evaluated. */
export const OWNERSHIP_MARK = '__metamon_module__'

const ENTER = `const ${OWNERSHIP_MARK} = globalThis[Symbol.for("metamon.modules")]?.enter(import.meta.url);\n`
const LEAVE = `\n;${OWNERSHIP_MARK}?.leave();`

/**
 * Brackets every own module, so that what it subscribes at top level can be told from what others do, and
 * is replaced instead of doubled when the module is evaluated again. Dev only, after all other transforms.
 */
export function ownershipPlugin(context: PluginContext): Plugin {
  return {
    name: 'metamon:ownership',
    enforce: 'post',
    apply: 'serve',
    applyToEnvironment: (environment) => isServing(context) && environment.config.consumer === 'client',
    transform: {
      filter: {
        id: { include: /\.(?:[cm]?[jt]sx?|vue|svelte)$/, exclude: [/\/node_modules\//, /\0/, /\/@/] },
      },
      handler(code, id) {
        if (!isOwnModule(id, context) || code.includes(OWNERSHIP_MARK)) return undefined
        const marked = new MagicString(code)
        marked.prepend(ENTER).append(LEAVE)
        return { code: marked.toString(), map: marked.generateMap({ hires: 'boundary', source: id }) }
      },
    },
  }
}

/** Hosts of `.mtm` files subscribe nothing, and are on no disk for a source map to point at. */
const isOwnModule = (id: string, context: PluginContext): boolean =>
  !id.startsWith(context.runtimeFolder) && parseMtmId(id)?.kind !== 'host'
