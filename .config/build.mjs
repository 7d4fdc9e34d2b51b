import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, posix } from 'node:path'
import { build } from 'vite'
import { root } from './root.mjs'
import { printSizes } from './size.mjs'

const FRAMEWORKS = ['react', 'vue', 'svelte', 'solid']
const perFramework = (name, file) =>
  Object.fromEntries(FRAMEWORKS.map((one) => [name(one), `${root}adapters/${one}/${file}`]))

const BROWSER = {
  index: `${root}src/index.ts`,
  client: `${root}src/orchestrator/index.ts`,
  'host/js': `${root}adapters/shared/host-js.ts`,
  'static-host/js': `${root}adapters/shared/static-host-js.ts`,
  ...perFramework((one) => one, 'index.ts'),
  ...perFramework((one) => `hot/${one}`, 'hot.ts'),
  ...perFramework((one) => `host/${one}`, 'host.ts'),
  ...perFramework((one) => `static-host/${one}`, 'static-host.ts'),
}
const NODE = {
  vite: `${root}src/plugin/index.ts`,
  compiler: `${root}compiler/index.ts`,
  testing: `${root}src/testing/index.ts`,
}

rmSync(`${root}dist`, { recursive: true, force: true })
const svelte = svelteSources()
await bundle({ ...BROWSER, ...svelte.entries }, { isNode: false })
await bundle(NODE, { isNode: true })
svelte.write()
execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', `${root}.config/tsconfig.build.json`], {
  stdio: 'inherit',
})
copyFileSync(`${root}src/client.d.ts`, `${root}dist/client.d.ts`)
await printSizes()

/** Everything stays external but the signal library, which is a kilobyte and would be found late by Vite's scan. */
const isExternal = (id) => /^[\w@]/.test(id) && !id.startsWith('alien-signals') && !/^[A-Z]:/.test(id)

async function bundle(entry, { isNode }) {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [svelteExternals()],
    build: {
      ssr: isNode,
      outDir: 'dist',
      emptyOutDir: false,
      copyPublicDir: false,
      minify: false,
      sourcemap: true,
      target: isNode ? 'node20' : 'es2023',
      lib: { entry, formats: ['es'] },
      rolldownOptions: {
        external: isExternal,
        output: { chunkFileNames: `chunks/${isNode ? 'node' : 'browser'}-[name]-[hash].js`, entryFileNames: '[name].js' },
      },
    },
  })
}

/** `.svelte` files ship as source; chunks in any folder import them by a path that is right for them. */
function svelteExternals() {
  const PREFIX = 'metamon-svelte:'
  return {
    name: 'svelte-externals',
    enforce: 'pre',
    resolveId: (id) => (id.endsWith('.svelte') ? { id: PREFIX + basename(id), external: true } : undefined),
    renderChunk(code, chunk) {
      const to = posix.relative(posix.dirname(chunk.fileName), 'svelte') || '.'
      return code.includes(PREFIX) ? code.replaceAll(PREFIX, to.startsWith('.') ? `${to}/` : `./${to}/`) : undefined
    },
  }
}

/** The `.svelte` files of the package, and the modules that they import as entries of their own. */
function svelteSources() {
  const folder = `${root}adapters/svelte`
  const files = readdirSync(folder).filter((name) => name.endsWith('.svelte'))
  const entries = {}
  const sources = files.map((name) => {
    const code = readFileSync(join(folder, name), 'utf8').replace(/(['"])(\.{1,2}\/[^'"]+)\.ts\1/g, (_, quote, path) => {
      const entry = `internal/${basename(dirname(join(folder, path)))}-${basename(path)}`
      entries[entry] = `${join(folder, path)}.ts`
      return `${quote}../${entry}.js${quote}`
    })
    return { name, code }
  })
  return {
    entries,
    write() {
      mkdirSync(`${root}dist/svelte`, { recursive: true })
      for (const { name, code } of sources) writeFileSync(`${root}dist/svelte/${name}`, code)
    },
  }
}
