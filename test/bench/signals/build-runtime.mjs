import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))

/** Where the built runtime is, as a URL to import. */
export const RUNTIME_URL = new URL('../../../node_modules/.cache/metamon-bench/runtime.mjs', import.meta.url)

/** Builds the source as a production app gets it: one minified file, with alien-signals inside. */
export async function buildRuntime() {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: path('.'),
    build: {
      outDir: path('../../../node_modules/.cache/metamon-bench'),
      emptyOutDir: true,
      minify: true,
      modulePreload: false,
      target: 'es2023',
      rolldownOptions: {
        input: { runtime: path('../../../src/index.ts') },
        output: { entryFileNames: '[name].mjs' },
        preserveEntrySignatures: 'strict',
      },
    },
  })
}
