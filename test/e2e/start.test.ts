import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const IMPORT_RE = /^(?:import|export)\b[^'"();]*["']([^"']+)["']/gm

it('loads Vite, and but two files of its own, before a server has started', () => {
  const { files, packages } = loadedWith(new URL('../../dist/vite.js', import.meta.url))
  expect(files.map((file) => file.replace(/^.*\/dist\//, '').replace(/-[\w-]{8}\.js$/, ''))).toEqual([
    'vite.js',
    'chunks/shared',
  ])
  expect([...packages].filter((name) => !name.startsWith('node:'))).toEqual(['vite'])
})

/** What is loaded with a file: code of pages in its strings names modules of its own. */
function loadedWith(entry: URL): {
  readonly files: readonly string[]
  readonly packages: ReadonlySet<string>
} {
  const files = new Set([entry.href])
  const packages = new Set<string>()
  for (const file of files) {
    for (const [, specifier = ''] of readFileSync(fileURLToPath(file), 'utf8').matchAll(IMPORT_RE)) {
      if (specifier.startsWith('.')) files.add(new URL(specifier, file).href)
      else if (!specifier.startsWith('/')) packages.add(specifier)
    }
  }
  return { files: [...files], packages }
}
