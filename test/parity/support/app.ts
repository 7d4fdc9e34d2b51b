import { readdirSync, readFileSync } from 'node:fs'
import { FRAMEWORKS } from '../../../src/shared/framework.ts'
import type { Fixture } from '../actions.ts'
import { withTarget } from './header.ts'

const ROOT = new URL('..', import.meta.url).pathname

/** A file whose name says its target is the same component for every target of its parent. */
const FIXED_TARGET_RE = /\.(?:react|vue|svelte|solid)\.mtm$/

/** A module that components import, not a fixture. */
const HELPER_RE = /-helper\.ts$/

const CONFIG = `import metamon from 'metamon/vite'
export default {
  plugins: [
    metamon({ frameworks: ['react', 'vue', 'svelte', 'solid'], logLevel: 'silent', showErrorOverlay: false }),
  ],
}`

const PAGE =
  '<!doctype html><link rel="icon" href="data:," /><body><div id="stage"></div><script type="module" src="/src/page/main.ts"></script></body>'

/**
 * The files of an app that holds every component four times, once for each target.
 * @param fixtures all that there are, by `topic/name`
 */
export function appFiles(fixtures: Readonly<Record<string, Fixture>>): Record<string, string> {
  const files: Record<string, string> = { 'vite.config.ts': CONFIG, 'index.html': PAGE }
  for (const file of ['actions.ts', 'log.ts', ...list('page')]) files[`src/${file}`] = read(file)
  for (const file of list('fixtures')) {
    const path = file.slice('fixtures/'.length)
    if (path.endsWith('.mtm'))
      Object.assign(files, componentFiles(path, read(file), fixtures[path.slice(0, -4)]))
    else if (!HELPER_RE.test(path)) files[`src/cases/${path}`] = read(file)
    else for (const target of FRAMEWORKS) files[`src/${target}/${path}`] = read(file)
  }
  return files
}

function componentFiles(path: string, source: string, fixture: Fixture | undefined): Record<string, string> {
  const write = (target: string): [path: string, text: string] => {
    if (FIXED_TARGET_RE.test(path)) return [`src/${target}/${path}`, source]
    if (fixture?.targetIn !== 'file') return [`src/${target}/${path}`, withTarget(source, target)]
    return [`src/${target}/${path.replace(/mtm$/, `${target}.mtm`)}`, source]
  }
  return Object.fromEntries(FRAMEWORKS.map(write))
}

const read = (file: string): string => readFileSync(ROOT + file, 'utf8')

const list = (folder: string): string[] =>
  readdirSync(ROOT + folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(ROOT.length))
