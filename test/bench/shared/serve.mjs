import { join } from 'node:path'
import { createServer } from 'vite'
import { PLUGINS } from './sides.mjs'
import { tracePlugins } from './trace-server.mjs'

/** The dev server of one side, in a process of its own: `serve.mjs <side> <root> [trace]`. */
const [side, root, isTraced] = process.argv.slice(2)
const steps = []
const server = await createServer({
  configFile: false,
  root,
  cacheDir: join(root, '.vite'),
  logLevel: 'error',
  plugins: isTraced ? tracePlugins(PLUGINS[side](), steps) : PLUGINS[side](),
  server: { host: '127.0.0.1', port: 0 },
})

const ANSWERS = {
  url: async () => {
    await server.listen()
    return `http://127.0.0.1:${server.httpServer.address().port}/`
  },
  /** Bytes in use after all garbage has been collected. */
  heap: () => {
    globalThis.gc()
    globalThis.gc()
    return process.memoryUsage().heapUsed
  },
  steps: () => steps.splice(0),
}

process.on('message', async ({ id, question }) => process.send({ id, answer: await ANSWERS[question]() }))
process.on('disconnect', () => process.exit())
