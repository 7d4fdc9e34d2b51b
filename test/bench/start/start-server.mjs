import { performance } from 'node:perf_hooks'

/**
 * Starts a dev server in a process of its own, as `vite` does, and prints how long that took, in milliseconds: from
 * when Vite is loaded, which both sides do, to when the server listens.
 */
const [, , side, root] = process.argv
const { createServer } = await import('vite')
const startedAt = performance.now()
const plugins = side === 'bare' ? await import('./bare.mjs') : await import('./with-metamon.mjs')
const loadedAt = performance.now()
const server = await createServer({
  root,
  configFile: false,
  logLevel: 'silent',
  cacheDir: `${root}/.vite-${side}`,
  plugins: plugins.create(),
  optimizeDeps: { noDiscovery: true },
  server: { host: '127.0.0.1', port: 0, watch: null },
})
await server.listen()
const listensAt = performance.now()
process.send({ total: listensAt - startedAt, load: loadedAt - startedAt, listen: listensAt - loadedAt })
await server.close()
process.exit(0)
