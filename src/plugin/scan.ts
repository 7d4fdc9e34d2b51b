import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'
import type { Framework } from '../shared/framework.ts'
import type { PluginContext } from './context.ts'
import { frameworksOf } from './used-frameworks.ts'

/** What the browser imports from each framework, by way of our adapters and the official plugins. */
const RUNTIME_IMPORTS: Record<Framework, readonly string[]> = {
  react: ['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime', 'react/jsx-dev-runtime'],
  vue: ['vue'],
  svelte: [],
  solid: ['solid-js', 'solid-js/web', 'solid-js/store'],
}

/**
 * Makes Vite's dependency pre-bundling see what `.mtm` files import, so that no dependency is found late
 * and reloads the page. Added last: of several plugins' JSX settings, the scan takes the last one, and
 * with the one of Solid's plugin it fails on React files.
 */
export function scanPlugin(context: PluginContext): Plugin {
  return {
    name: 'metamon:scan',
    enforce: 'post',
    config: ({ plugins = [] }) => ({
      optimizeDeps: {
        extensions: ['.mtm'],
        include: (context.options.frameworks ?? frameworksOf(plugins)).flatMap((one) => RUNTIME_IMPORTS[one]),
        exclude: ['metamon'],
        rolldownOptions: {
          plugins: [scanMtm()],
          ...(context.options.frameworks && { transform: { jsx: { runtime: 'automatic' } } }),
        },
      },
    }),
  }
}

function scanMtm() {
  return {
    name: 'metamon:scan-mtm',
    load: {
      filter: { id: /\.mtm$/ },
      async handler(id: string) {
        const specifiers = importedSpecifiers(await readFile(id, 'utf8'))
        return {
          code: specifiers.map((one) => `import ${JSON.stringify(one)}`).join('\n'),
          moduleType: 'js' as const,
        }
      },
    },
  }
}

const IMPORT_RE = /(?:^|[\s;}>])(?:import|export)\b(?:[^'"();]*?\bfrom)?\s*(['"])([^'"\n]+)\1/g
const DYNAMIC_IMPORT_RE = /\bimport\s*\(\s*(['"])([^'"\n]+)\1/g

/** Whatever a body imports, wherever in it the import stands: the scan only needs the names. */
export const importedSpecifiers = (source: string): string[] => [
  ...new Set(
    [IMPORT_RE, DYNAMIC_IMPORT_RE].flatMap((re) => [...source.matchAll(re)].map((match) => match[2]!)),
  ),
]
