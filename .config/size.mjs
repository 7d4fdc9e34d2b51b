import { existsSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { root } from './root.mjs'

export const FRAMEWORKS = ['react', 'vue', 'svelte', 'solid']

/** The most that an app may pay for signals, pub/sub and the hooks of one adapter, in bytes of gzip. */
export const BUDGET = 3000

/** The most that islands may add to that, in bytes of gzip. */
export const ISLANDS_BUDGET = 2000

/** The most that unified components may add to signals and pub/sub, in bytes of gzip. */
export const UNIFIED_BUDGET = 4000

/** The most that two-way bindings, spreads, `{@html}` and `{#for}` may add to that, for apps that have them. */
export const UNIFIED_EXTRAS_BUDGET = 1300

/** The most that each module may have that a page of the dev server loads when it needs it, in bytes of gzip. */
export const PAGE_MODULE_BUDGETS = { overlay: 7000, toast: 3000, panel: 25_000, reasons: 10_000 }

/** The most that every page of the dev server has of Metamon beyond the adapters, in bytes of gzip. */
export const CLIENT_BUDGET = 8000

/** The names of those that there are. */
export const pageModules = () =>
  Object.keys(PAGE_MODULE_BUDGETS).filter((name) => existsSync(`${root}src/${name}/index.ts`))

/** What every app with unified components has, and what only those have whose templates ask for it. */
const UNIFIED = {
  all: 'useMtm, attr$, class$, data$, on$, prop$, ref$, style$, t$',
  react: 'parts$, each$, kept$, slot$, Fragment$',
  vue: 'vParts, listen$, listenAgain$, unlisten$, list$, memo$, useKept$',
  svelte: 'parts$, listen$, list$, slot$, setProps$',
  solid: 'parts$, listen$, each$, pick$, if$, slot$, mounted$',
}

/** Bytes of gzip of what a production app gets that uses `code`; the frameworks themselves do not count. */
export async function gzipSize(code) {
  const folder = await mkdtemp(join(tmpdir(), 'metamon-size-'))
  const entry = join(folder, 'entry.js')
  await writeFile(entry, code)
  const result = await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    plugins: [{ name: 'to-dist', enforce: 'pre', resolveId: toDist }],
    build: {
      write: false,
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        external: (id) =>
          /^(?:react|react-dom|vue|svelte|solid-js)(?:$|\/)/.test(id) || id.endsWith('.svelte'),
      },
    },
  })
  rmSync(folder, { recursive: true, force: true })
  return gzipSync(
    [result]
      .flat()[0]
      .output.map((chunk) => chunk.code ?? '')
      .join(''),
  ).length
}

/**
 * Prints the size of the production runtime with each adapter, without and with its islands, which an app
 * that has none does not pay for.
 * @returns whether all budgets are kept
 */
export async function printSizes() {
  const signals = `export { signal, computed, batch, untracked, on, once, emit } from 'metamon'`
  let isWithin = true
  for (const framework of FRAMEWORKS) {
    const runtime = `export { signal, on, emit } from 'metamon'`
    const hooks = await gzipSize(`${runtime}; export { useSignal, useEvent } from 'metamon/${framework}'`)
    const islands = (await gzipSize(`${runtime}; export * from 'metamon/${framework}'`)) - hooks
    console.log(
      `metamon/${framework}: signal + on/emit + hooks ${hooks} B gzip of ${BUDGET}, islands +${islands} B of ${ISLANDS_BUDGET}`,
    )
    const { base, extras } = await unifiedSizes(framework, signals)
    console.log(
      `metamon/unified/${framework}: signals +${base} B gzip of ${UNIFIED_BUDGET}, bindings and spreads +${extras} B of ${UNIFIED_EXTRAS_BUDGET}`,
    )
    isWithin &&= hooks <= BUDGET && islands <= ISLANDS_BUDGET
    isWithin &&= base <= UNIFIED_BUDGET && extras <= UNIFIED_EXTRAS_BUDGET
  }
  return [printPageModules(), printClient(), isWithin].every(Boolean)
}

/** What a page has from the start is what the client imports, directly or not, without `import()`. */
function printClient() {
  const files = staticFiles(`${root}dist/client.js`)
  const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
  console.log(
    `metamon/client: ${size} B gzip of ${CLIENT_BUDGET}, in ${files.length} file${files.length === 1 ? '' : 's'}`,
  )
  return size <= CLIENT_BUDGET
}

function staticFiles(entry, known = new Set()) {
  if (known.has(entry)) return []
  known.add(entry)
  const imports = readFileSync(entry, 'utf8').matchAll(
    /(?:^|[;}\n])(?:import|export)[^;'"()]*["'](\.[^"']+)["']/g,
  )
  return [entry, ...[...imports].flatMap(([, path]) => staticFiles(join(dirname(entry), path), known))]
}

function printPageModules() {
  const kept = pageModules().map((name) => {
    const size = gzipSync(readFileSync(`${root}dist/${name}.js`)).length
    console.log(`metamon/${name}: ${size} B gzip of ${PAGE_MODULE_BUDGETS[name]}`)
    return size <= PAGE_MODULE_BUDGETS[name]
  })
  return kept.every(Boolean)
}

async function unifiedSizes(framework, signals) {
  const from = `from 'metamon/unified/${framework}'; export { defineSetup } from 'metamon/unified'`
  const alone = await gzipSize(signals)
  const base =
    (await gzipSize(`${signals}; export { ${UNIFIED.all}, ${UNIFIED[framework]} } ${from}`)) - alone
  const all = (await gzipSize(`${signals}; export * ${from}`)) - alone
  return { base, extras: all - base }
}

function toDist(source) {
  const [isOurs, unified, framework] = /^metamon(\/unified)?(?:\/(\w+))?$/.exec(source) ?? []
  if (!isOurs) return undefined
  if (unified) return `${root}dist/${framework ? `adapters/${framework}/unified.js` : 'src/unified/index.js'}`
  return framework ? `${root}dist/adapters/${framework}/index.js` : `${root}dist/src/index.js`
}
