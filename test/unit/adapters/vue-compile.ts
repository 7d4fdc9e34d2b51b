import vue from '@vitejs/plugin-vue'
import { createServer, type Plugin, type ViteDevServer } from 'vite'
import { instrument, wanted } from '../../../adapters/vue/instrument.ts'
import { runInstrument } from './run-instrument.ts'

/** Compiles sources as a dev server does, by path below the root. */
export interface VueCompiler {
  /** What the official plugin has made of it, before its imports are resolved. */
  compile(file: string, source: string): Promise<string>
  close(): Promise<void>
}

/** Starts a dev server that is connected to nothing. */
export async function createVueCompiler(): Promise<VueCompiler> {
  const sources = new Map<string, string>()
  const compiled = new Map<string, string>()
  const server: ViteDevServer = await createServer({
    configFile: false,
    root: '/app',
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [serveFrom(sources), vue(), collectInto(compiled)],
  })
  return {
    async compile(file, source) {
      sources.set(`/app/${file}`, source)
      server.environments.client.moduleGraph.invalidateAll()
      await server.environments.client.transformRequest(`/${file}`)
      return compiled.get(`/app/${file}`)!
    },
    close: () => server.close(),
  }
}

const serveFrom = (sources: ReadonlyMap<string, string>): Plugin => ({
  name: 'test:sources',
  enforce: 'pre',
  resolveId: (id) => (sources.has(`/app${id}`) ? `/app${id}` : undefined),
  load: (id) => sources.get(id),
})

/** Other modules are of no interest, and need not exist. */
const collectInto = (compiled: Map<string, string>): Plugin => ({
  name: 'test:collect',
  enforce: 'post',
  transform(code, id) {
    compiled.set(id, code)
    return id.includes('?') ? undefined : { code: 'export {}', map: null }
  },
})

/** A module after it has been instrumented. */
export interface Instrumented {
  readonly code: string
  readonly names: readonly string[]
}

/** Instruments plain code, and fails when the result does not parse. */
export function instrumentCode(code: string, file: string): Instrumented {
  const { names, output } = runInstrument({ instrument, wanted }, { code, file })
  return { code: output.toString(), names }
}
