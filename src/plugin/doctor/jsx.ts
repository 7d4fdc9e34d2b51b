import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createFilter, type ResolvedConfig } from 'vite'
import type { Finding } from '../doctor.ts'

/** How many JSX files are looked at: enough to find a wrong pattern, little enough not to be felt. */
const SAMPLE_SIZE = 200

/** JSX files that both React's and Solid's plugin would compile. */
export async function clashingJsx(config: ResolvedConfig): Promise<Finding[]> {
  const isReact = reactFilter(config)
  const isSolid = solidFilter(config)
  if (!isReact || !isSolid) return []
  const sample = jsxFiles(config.root)
  const files = sample.length > 0 ? sample : [join(config.root, 'src/App.tsx')]
  const both = []
  for (const file of files) if (isReact(file) && (await isSolid(file))) both.push(relative(config.root, file))
  if (both.length === 0) return []
  const names = both.slice(0, 3).join(', ') + (both.length > 3 ? ` and ${both.length - 3} more` : '')
  return [
    {
      problem: `React's and Solid's plugins both compile ${names}`,
      fix:
        'let metamon({ frameworks }) configure them, or give each its own files: ' +
        'solid({ include: /\\.solid\\.[jt]sx$/ }), react({ exclude: [/node_modules/, /\\.solid\\.[jt]sx$/] })',
    },
  ]
}

/** Of several plugins' JSX settings the dependency scan takes the last; with Solid's it fails on React files. */
export function scanOrder(config: ResolvedConfig): Finding[] {
  const { transform } = config.optimizeDeps.rolldownOptions ?? {}
  if (!reactFilter(config) || transform?.jsx !== 'preserve') return []
  return [
    {
      problem:
        "Vite's dependency scan runs with Solid's JSX setting and stops at React files that use import.meta.glob",
      fix: 'put solid() before react() in `plugins`',
    },
  ]
}

/** A `jsxImportSource` in tsconfig.json is for every file of the app, React's too. */
export function tsconfigJsx(config: ResolvedConfig): Finding[] {
  const path = join(config.root, 'tsconfig.json')
  const source = existsSync(path) ? readFileSync(path, 'utf8').replace(/^\s*\/\/.*$/gm, '') : ''
  const importSource = /"jsxImportSource"\s*:\s*"([^"]+)"/.exec(source)?.[1]
  const { jsx } = config.oxc === false || !config.oxc ? {} : config.oxc
  const isExplicit = typeof jsx === 'object' && jsx.importSource !== undefined
  if (!importSource || importSource.startsWith('react') || isExplicit) return []
  return [
    {
      problem: `tsconfig.json sets jsxImportSource to "${importSource}", so React files are compiled for it`,
      fix: "give React's plugin its own: react({ jsxImportSource: 'react' })",
    },
  ]
}

function reactFilter(config: ResolvedConfig): ((file: string) => boolean) | undefined {
  if (!config.plugins.some((plugin) => plugin.name === 'vite:react-refresh')) return undefined
  const { jsxRefreshInclude, jsxRefreshExclude } = config.oxc === false || !config.oxc ? {} : config.oxc
  return createFilter(jsxRefreshInclude, jsxRefreshExclude)
}

/** The plugin keeps its filter to itself, so it is asked: what it leaves alone, it answers with nothing. */
function solidFilter(config: ResolvedConfig): ((file: string) => Promise<boolean>) | undefined {
  const transform = config.plugins.find((plugin) => plugin.name === 'solid')?.transform
  if (typeof transform !== 'function') return undefined
  // The plugin reads nothing of its context but the environment, and does without that too.
  const ask = transform as unknown as (this: object, code: string, id: string) => unknown
  return async (file) => Boolean(await ask.call({}, '', file))
}

function jsxFiles(root: string): string[] {
  const found: string[] = []
  const folders = [root]
  for (
    let folder = folders.pop();
    folder !== undefined && found.length < SAMPLE_SIZE;
    folder = folders.pop()
  ) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const isHidden = entry.name.startsWith('.') || entry.name === 'node_modules' || entry.name === 'dist'
      if (entry.isDirectory() && !isHidden) folders.push(join(folder, entry.name))
      else if (/\.[jt]sx$/.test(entry.name)) found.push(join(folder, entry.name))
    }
  }
  return found
}
