import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { root } from '../../../.config/root.mjs'

const PACKAGES = [
  'vite',
  '@vitejs/plugin-react',
  '@vitejs/plugin-vue',
  '@sveltejs/vite-plugin-svelte',
  'vite-plugin-solid',
  'solid-refresh',
  'react',
  'vue',
  'svelte',
  'solid-js',
]

/**
 * Writes what was measured, and on what, to `test/bench/results`. Numbers are rounded to hundredths.
 * @param browser undefined where none takes part
 * @returns the path of the file
 */
export function writeResults(name, browser, results) {
  const installed = PACKAGES.map((one) => [one, versionOf(`node_modules/${one}/package.json`)])
  const conditions = {
    date: new Date().toISOString(),
    cores: availableParallelism(),
    versions: {
      metamon: versionOf('package.json'),
      node: process.versions.node,
      ...(browser && { chromium: browser.version() }),
      ...Object.fromEntries(installed),
    },
  }
  const file = `test/bench/results/${name}.json`
  mkdirSync(join(root, 'test/bench/results'), { recursive: true })
  writeFileSync(join(root, file), JSON.stringify({ ...conditions, ...results }, round))
  execFileSync(join(root, 'node_modules/.bin/oxfmt'), ['-c', '.config/oxfmt.json', file], { cwd: root })
  return file
}

const versionOf = (manifest) => JSON.parse(readFileSync(join(root, manifest), 'utf8')).version

const round = (_, value) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value)

/** A Markdown table of rows that have the same columns. */
export function toMarkdown(rows) {
  const columns = Object.keys(rows[0])
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [
    line(columns),
    line(columns.map((_, index) => (index === 0 ? '---' : '--:'))),
    ...rows.map((row) => line(columns.map((column) => row[column]))),
  ].join('\n')
}
