import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** What each layer may import of the others; its own files always. */
const ALLOWED: Record<string, readonly string[]> = {
  'src/shared': [],
  compiler: ['src/shared'],
  'src/runtime': ['src/shared'],
  'src/index.ts': ['src/runtime'],
  'src/unified': ['src/runtime', 'src/index.ts'],
  'adapters/contract.ts': ['src/shared', 'src/index.ts'],
  'adapters/shared/instrument': ['src/shared'],
  ...Object.fromEntries(
    ['react', 'vue', 'svelte', 'solid'].map((one) => [
      `adapters/${one}/instrument`,
      ['src/shared', 'adapters/shared/instrument'],
    ]),
  ),
  'adapters/shared': ['src/shared', 'src/runtime', 'src/index.ts', 'src/unified', 'adapters/contract.ts'],
  ...Object.fromEntries(
    ['react', 'vue', 'svelte', 'solid'].map((one) => [
      `adapters/${one}`,
      ['src/shared', 'src/runtime', 'src/index.ts', 'src/unified', 'adapters/contract.ts', 'adapters/shared'],
    ]),
  ),
  'src/orchestrator': [
    'src/shared',
    'src/runtime',
    'src/index.ts',
    'src/unified',
    'adapters/contract.ts',
    'adapters/shared',
  ],
  'src/shared-ui': ['src/shared'],
  'src/overlay': ['src/shared', 'src/shared-ui'],
  'src/toast': ['src/shared', 'src/shared-ui'],
  'src/reasons': ['src/shared'],
  'src/panel': ['src/shared', 'src/shared-ui', 'src/runtime', 'src/orchestrator', 'src/reasons'],
  'src/plugin': [
    'src/shared',
    'compiler',
    ...['shared', 'react', 'vue', 'svelte', 'solid'].map((one) => `adapters/${one}/instrument`),
  ],
  'src/testing': ['src/shared', 'src/plugin'],
  'src/cli': ['src/shared', 'compiler', 'src/plugin'],
}

const NODE_LAYERS = new Set(['src/plugin', 'src/testing', 'src/cli'])
const OF_FRAMEWORK: Record<string, RegExp> = {
  react: /^(?:react|react-dom)(?:\/|$)/,
  vue: /^vue(?:\/|$)/,
  svelte: /^svelte(?:\/|$)/,
  solid: /^solid-js(?:\/|$)/,
}

const files = ['src', 'adapters', 'compiler'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|svelte)$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name)),
)

const layerOf = (file: string): string => {
  const layer = Object.keys(ALLOWED).find(
    (one) =>
      file === one || file.startsWith(`${one}/`) || (one.endsWith('/instrument') && file.startsWith(one)),
  )
  if (!layer) throw new Error(`${file} belongs to no layer`)
  return layer
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  const script = file.endsWith('.svelte') ? (/<script[^>]*>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '') : text
  const { staticImports, staticExports } = parseSync('file.ts', script).module
  const reexports = staticExports.flatMap((one) => one.entries.map((entry) => entry.moduleRequest?.value))
  return [...staticImports.map((one) => one.moduleRequest.value), ...reexports].filter(
    (one) => one !== undefined,
  )
}

describe('the layers', () => {
  it('cover every source file', () => {
    expect(files.length).toBeGreaterThan(60)
    expect(() => files.map(layerOf)).not.toThrow()
  })

  it.each(files)('%s imports only what its layer may', (file) => {
    const layer = layerOf(file)
    for (const source of importsOf(file)) {
      if (source.startsWith('.')) {
        const target = layerOf(relative(root, resolve(root, dirname(file), source)))
        expect([layer, ...ALLOWED[layer]!], `${file} -> ${source}`).toContain(target)
      } else {
        expect(externalAllowed(layer, source), `${file} -> ${source}`).toBe(true)
      }
    }
  })
})

function externalAllowed(layer: string, source: string): boolean {
  if (source.startsWith('node:') || source === 'vite') return NODE_LAYERS.has(layer)
  const framework = Object.keys(OF_FRAMEWORK).find((name) => OF_FRAMEWORK[name]!.test(source))
  return framework === undefined || layer === `adapters/${framework}`
}
