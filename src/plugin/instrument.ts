import { relative } from 'node:path'
import MagicString from 'magic-string'
import { parseSync, type Plugin } from 'vite'
import type { Program } from 'estree'
import { instrument as react } from '../../adapters/react/instrument.ts'
import type { Instrument } from '../../adapters/shared/instrument.ts'
import { RESET_RE } from '../../adapters/shared/instrument-reset.ts'
import { instrument as solid } from '../../adapters/solid/instrument.ts'
import { instrument as svelte } from '../../adapters/svelte/instrument.ts'
import { instrument as vue } from '../../adapters/vue/instrument.ts'
import { FRAMEWORKS, type Framework } from '../shared/framework.ts'
import { parseMtmId, type Importer } from '../shared/module-id.ts'
import { isServing, resolvedConfig, type PluginContext } from './context.ts'
import { declareCells } from './instrument-setup.ts'
import { bracket, OWNERSHIP_MARK } from './ownership.ts'
import { usedFrameworks } from './used-frameworks.ts'

const INSTRUMENTS: Record<Importer, Instrument> = { react, vue, svelte, solid, js: declareCells }

/** What the code of a framework's modules imports, when the official plugins are done with it. */
const IMPORTS: Record<Framework, RegExp> = {
  react: /["']react(?:\/|["'])/,
  vue: /["']vue["']|__VUE_HMR_RUNTIME__/,
  svelte: /["']svelte(?:\/|["'])/,
  solid: /["']solid-js(?:\/|["'])/,
}

/**
 * Brackets every own module with its ownership, and asks each framework's adapter for its dev-only transform,
 * after all other transforms.
 */
export function instrumentPlugins(context: PluginContext): readonly Plugin[] {
  const sources = new Map<string, string>()
  return [readPlugin(context, sources), writePlugin(context, sources)]
}

/** Keeps the modules that ask for something in comments: these do not come through every transform. */
const readPlugin = (context: PluginContext, sources: Map<string, string>): Plugin => ({
  name: 'metamon:instrument-comments',
  enforce: 'pre',
  apply: 'serve',
  applyToEnvironment: (environment) => isServing(context) && environment.config.consumer === 'client',
  transform: {
    filter: { code: RESET_RE, id: { exclude: [/\/node_modules\//] } },
    handler: (code, id) => void sources.set(id, code),
  },
})

function writePlugin(context: PluginContext, sources: Map<string, string>): Plugin {
  return {
    name: 'metamon:instrument',
    enforce: 'post',
    apply: 'serve',
    applyToEnvironment: (environment) => isServing(context) && environment.config.consumer === 'client',
    transform: {
      filter: {
        id: { include: /\.(?:[cm]?[jt]sx?|vue|svelte)$/, exclude: [/\/node_modules\//, /\0/, /\/@/] },
      },
      handler(code, id) {
        if (!isOwnModule(id, context) || code.includes(OWNERSHIP_MARK)) return undefined
        const instruments = instrumentsOf(code, id, context)
        const source = sources.get(id)
        sources.delete(id)
        const output =
          (instruments.length > 0 && instrumentModule(context, instruments, { code, id, source })) ||
          new MagicString(code)
        bracket(output)
        return { code: output.toString(), map: output.generateMap({ hires: 'boundary', source: id }) }
      },
    },
  }
}

/** Hosts of `.mtm` files have no state and subscribe nothing, and are on no disk for a source map to point at. */
const isOwnModule = (id: string, context: PluginContext): boolean =>
  !id.startsWith(context.runtimeFolder) && parseMtmId(id)?.kind !== 'host'

/** Whose dev-only transforms a module goes through; `js` is what belongs to no framework. */
function instrumentsOf(code: string, id: string, context: PluginContext): readonly Importer[] {
  if (parseMtmId(id)?.kind === 'setup') return ['js']
  const used = usedFrameworks(context)
  return FRAMEWORKS.filter((one) => used.includes(one) && IMPORTS[one].test(code))
}

/** Undefined for a module that an adapter cannot read. */
function instrumentModule(
  context: PluginContext,
  instruments: readonly Importer[],
  { code, id, source }: { readonly code: string; readonly id: string; readonly source: string | undefined },
): MagicString | undefined {
  const { root, logger } = resolvedConfig(context)
  const { program, errors } = parseSync(`${id}.js`, code, { sourceType: 'module' })
  if (errors.length > 0) return undefined
  const output = new MagicString(code)
  const known = parseMtmId(id)
  const file = relative(root, known?.kind === 'setup' ? known.file : id).replaceAll('\\', '/')
  try {
    for (const one of instruments) {
      // The parser's own types are those of ESTree, with places.
      const names = INSTRUMENTS[one]({
        code,
        program: program as unknown as Program,
        source,
        file,
        output,
      })
      if (names.length > 0) output.prepend(importOf(names, one))
    }
  } catch (error) {
    logger.warn(`[metamon] ${file} is left as it is, without its state kept: ${String(error)}`)
    return undefined
  }
  return output
}

const importOf = (names: readonly string[], importer: Importer): string =>
  `import { ${names.map((name) => `${name} as __metamon_${name}`).join(', ')} } from "virtual:metamon/dev/${importer}";`
