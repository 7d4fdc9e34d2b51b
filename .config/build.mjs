import { execFileSync } from 'node:child_process'
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import remapping from '@jridgewell/remapping'
import MagicString from 'magic-string'
import { build, minify } from 'vite'
import { keepImports } from './keep-imports.mjs'
import { LATER, loadLater } from './load-later.mjs'
import { root } from './root.mjs'
import { FRAMEWORKS, pageModules, printSizes } from './size.mjs'
import { SHARED_CHUNK } from './shared-chunk.mjs'

const SVELTE_FOLDER = 'adapters/svelte'
/** A few kilobytes each: as packages, browsers have them found late by Vite's scan, and servers load file after file. */
const INLINED = ['alien-signals', 'devalue', 'obug', 'sugar-high']
const BUNDLED = { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' }

rmSync(`${root}dist`, { recursive: true, force: true })
await buildBrowser()
for (const framework of FRAMEWORKS) await buildDev(framework)
await buildServed()
await buildClient()
for (const name of pageModules()) await buildPageModule(name)
await buildForNode({
  vite: `${root}src/plugin/index.ts`,
  compiler: `${root}compiler/index.ts`,
  testing: `${root}src/testing/index.ts`,
  cli: `${root}src/cli/main.ts`,
})
copySvelteSources()
const tsc = `${root}node_modules/typescript/bin/tsc`
execFileSync(process.execPath, [tsc, '-p', `${root}.config/tsconfig.build.json`], { stdio: 'inherit' })
copyFileSync(`${root}src/client.d.ts`, `${root}dist/client.d.ts`)
if (!(await printSizes())) process.exitCode = 1

/** File by file, so that a bundler drops what an app does not use, down to the imports of a whole file. */
async function buildBrowser() {
  const files = ['src/runtime', 'src/unified', 'adapters'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)),
  )
  const isOwn = (file) => file.endsWith('.ts') && !isForNode(file) && !isForDev(file)
  const entry = ['src/index.ts', ...files.filter(isOwn)]
  await run({
    entry: Object.fromEntries(entry.map((file) => [file.replace(/\.ts$/, ''), join(root, file)])),
    plugins: [keepImports((file, id) => (isKept(file) ? id.replace(/\.ts$/, '.js') : undefined))],
    output: {
      preserveModules: true,
      preserveModulesRoot: root,
      entryFileNames: ({ name }) => `${name.replace(/^.*node_modules/, 'vendor')}.js`,
    },
  })
}

/** Compiled by the app, or bundled by itself. */
function isKept(file) {
  return file.endsWith('.svelte') || /\/(?:dev|hot)\.ts$/.test(file)
}

/**
 * What every component of a framework imports in development, as few files as can be: with each update, browsers go
 * through all the modules that the new one leads to. What all frameworks have is in there as well: it keeps nothing.
 */
async function buildDev(framework) {
  const folder = `adapters/${framework}`
  const isOwn = (file) => isForDev(file) || /^(?:adapters\/shared|src\/runtime)\//.test(file)
  const toKept = (file) => (isOwn(file) ? undefined : relativeTo(folder, file.replace(/\.ts$/, '.js')))
  await run({
    entry: Object.fromEntries(
      ['dev', 'hot'].map((name) => [`${folder}/${name}`, join(root, folder, `${name}.ts`)]),
    ),
    plugins: [keepImports(toKept)],
    output: { entryFileNames: '[name].js', chunkFileNames: `${folder}/[name].js` },
  })
}

/** What components import of the package, for dev servers: each adapter in one file, and one that all of them share. */
async function buildServed() {
  const toKept = (file) => (file.endsWith('.svelte') ? relativeTo('served', file) : undefined)
  const adapters = FRAMEWORKS.map((one) => [`served/${one}`, join(root, 'adapters', one, 'index.ts')])
  const shared = { name: 'shared', test: /\/(?:src\/runtime|adapters\/shared|alien-signals)\// }
  await run({
    entry: { 'served/index': join(root, 'src/index.ts'), ...Object.fromEntries(adapters) },
    plugins: [keepImports(toKept)],
    output: {
      entryFileNames: '[name].js',
      chunkFileNames: 'served/[name].js',
      codeSplitting: { groups: [shared] },
    },
  })
}

function relativeTo(folder, file) {
  return relative(folder, file).replace(/^(?!\.)/, './')
}

/** What a page has of one framework in development only. */
function isForDev(file) {
  return /^adapters\/(?!shared\/)\w+\/(?:hot|dev(?:-[\w-]+)?)\.ts$/.test(file)
}

/** Instruments change code while it is served. */
function isForNode(file) {
  return /(?:^|\/)instrument(?:-[\w-]+)?\.ts$/.test(file)
}

/**
 * What every page has, and in chunks what a page loads when it is needed; small, as pages parse it. Apart from it,
 * in one file too, what pages with unified components have: what the two shared would be one more file for all.
 */
async function buildClient() {
  await run({
    entry: { client: `${root}src/orchestrator/index.ts` },
    output: { ...BUNDLED, chunkFileNames: 'chunks/client/[name]-[hash].js' },
    preserveEntrySignatures: 'allow-extension',
  })
  await run({
    entry: { scopes: `${root}src/orchestrator/unified/scopes.ts` },
    output: { entryFileNames: '[name].js', codeSplitting: false },
  })
  const chunks = readdirSync(`${root}dist/chunks/client`).filter((name) => name.endsWith('.js'))
  const files = ['client.js', 'scopes.js', ...chunks.map((name) => `chunks/client/${name}`)]
  for (const file of files) await minifyFile(`${root}dist/${file}`)
}

async function buildForNode(entry) {
  await run({
    entry,
    output: { ...BUNDLED, codeSplitting: { groups: [SHARED_CHUNK] } },
    plugins: [loadLater()],
    ssr: true,
    target: 'node20',
  })
}

/** Vite leaves the white space of libraries alone, for bundlers that look for marks in it. */
async function minifyFile(file) {
  const inputMap = JSON.parse(readFileSync(`${file}.map`, 'utf8'))
  const { code, map: minified } = await minify(file, readFileSync(file, 'utf8'), {
    module: true,
    sourcemap: true,
    inputMap,
  })
  const marked = markImports(code)
  const map = remapping([marked.generateMap({ hires: true }), minified], () => null)
  writeFileSync(file, `${marked.toString().trimEnd()}\n//# sourceMappingURL=${basename(file)}.map\n`)
  writeFileSync(`${file}.map`, map.toString())
}

/** Minifying takes the marks away that keep Vite from warning of urls that are imported when they are needed. */
function markImports(code) {
  const marked = new MagicString(code)
  for (const { 0: call, index } of code.matchAll(/\bimport\((?!(["'`])[^"'`$]*\1\))/g))
    marked.appendLeft(index + call.length, '/* @vite-ignore */')
  return marked
}

/** Each in one file, small: a page loads it when it needs it. */
async function buildPageModule(name) {
  await run({
    entry: { [name]: `${root}src/${name}/index.ts` },
    plugins: [minifyStyles()],
    output: { entryFileNames: '[name].js', codeSplitting: false },
  })
  // Vite leaves the white space of libraries alone, for bundlers that look for marks in it.
  const file = `${root}dist/${name}.js`
  const { code } = await minify(file, readFileSync(file, 'utf8'), { module: true })
  writeFileSync(file, markImports(code).toString())
  rmSync(`${file}.map`)
}

/** Styles are template strings in files of their own. */
function minifyStyles() {
  return {
    name: 'minify-styles',
    enforce: 'pre',
    transform: {
      filter: { id: /(?:-css|theme)\.ts$/ },
      handler: (code) => ({
        code: code.replace(/`\n[^`]*`/g, (css) =>
          css
            .replace(/\s+/g, ' ')
            .replace(/ ?([{};,]) ?/g, '$1')
            .replaceAll(': ', ':')
            .replaceAll(';}', '}'),
        ),
        map: null,
      }),
    },
  }
}

async function run({ entry, output, plugins = [], ssr = false, target = 'es2023', preserveEntrySignatures }) {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins,
    ssr: { noExternal: INLINED },
    build: {
      ssr,
      target,
      outDir: 'dist',
      emptyOutDir: false,
      copyPublicDir: false,
      minify: false,
      sourcemap: true,
      lib: { entry, formats: ['es'] },
      rolldownOptions: {
        external: isExternal,
        output,
        ...(preserveEntrySignatures && { preserveEntrySignatures }),
      },
    },
  })
}

function isExternal(id) {
  return (
    /^[\w@]/.test(id) &&
    !Object.hasOwn(LATER, id) &&
    !INLINED.some((name) => id === name || id.startsWith(`${name}/`)) &&
    !/^[A-Z]:/.test(id)
  )
}

function copySvelteSources() {
  for (const name of readdirSync(join(root, SVELTE_FOLDER)).filter((file) => file.endsWith('.svelte'))) {
    const source = readFileSync(join(root, SVELTE_FOLDER, name), 'utf8')
    writeFileSync(
      join(root, 'dist', SVELTE_FOLDER, name),
      source.replace(/( from '\.{1,2}\/[^']+)\.ts'/g, "$1.js'"),
    )
  }
}
