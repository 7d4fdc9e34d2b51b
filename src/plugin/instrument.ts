import { relative } from 'node:path'
import MagicString from 'magic-string'
import { parseSync, type Plugin } from 'vite'
import type { Program } from 'estree'
import { instrument as react } from '../../adapters/react/instrument.ts'
import type { Instrument } from '../../adapters/shared/instrument.ts'
import { instrument as solid } from '../../adapters/solid/instrument.ts'
import { instrument as svelte } from '../../adapters/svelte/instrument.ts'
import { instrument as vue } from '../../adapters/vue/instrument.ts'
import { FRAMEWORKS, type Framework } from '../shared/framework.ts'
import { parseMtmId } from '../shared/module-id.ts'
import { isServing, resolvedConfig, type PluginContext } from './context.ts'
import { usedFrameworks } from './used-frameworks.ts'

const INSTRUMENTS: Record<Framework, Instrument> = { react, vue, svelte, solid }

/** What the code of a framework's modules imports, when the official plugins are done with it. */
const IMPORTS: Record<Framework, RegExp> = {
  react: /["']react(?:\/|["'])/,
  vue: /["']vue["']|__VUE_HMR_RUNTIME__/,
  svelte: /["']svelte(?:\/|["'])/,
  solid: /["']solid-js(?:\/|["'])/,
}

/** Asks each framework's adapter for its dev-only transform, after all other transforms. */
export function instrumentPlugin(context: PluginContext): Plugin {
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
        const frameworks = isOwnModule(id, context) ? frameworksOf(code, context) : []
        return frameworks.length > 0 ? instrumentModule(context, frameworks, code, id) : undefined
      },
    },
  }
}

const isOwnModule = (id: string, context: PluginContext): boolean =>
  !id.startsWith(context.runtimeFolder) && parseMtmId(id)?.kind !== 'host'

const frameworksOf = (code: string, context: PluginContext): readonly Framework[] => {
  const used = usedFrameworks(context)
  return FRAMEWORKS.filter((one) => used.includes(one) && IMPORTS[one].test(code))
}

function instrumentModule(
  context: PluginContext,
  frameworks: readonly Framework[],
  code: string,
  id: string,
) {
  const { root, logger } = resolvedConfig(context)
  const { program, errors } = parseSync(`${id}.js`, code, { sourceType: 'module' })
  if (errors.length > 0) return undefined
  const output = new MagicString(code)
  const file = relative(root, id).replaceAll('\\', '/')
  try {
    for (const framework of frameworks) {
      // The parser's own types are those of ESTree, with places.
      const names = INSTRUMENTS[framework]({ code, program: program as unknown as Program, file, output })
      if (names.length > 0) output.prepend(importOf(names, framework))
    }
  } catch (error) {
    logger.warn(`[metamon] ${file} is left as it is, without its state kept: ${String(error)}`)
    return undefined
  }
  if (!output.hasChanged()) return undefined
  return { code: output.toString(), map: output.generateMap({ hires: 'boundary', source: id }) }
}

/** On the first line of the code, so that no other line moves. */
const importOf = (names: readonly string[], framework: Framework): string =>
  `import { ${names.map((name) => `${name} as __metamon_${name}`).join(', ')} } from "virtual:metamon/dev/${framework}";`
