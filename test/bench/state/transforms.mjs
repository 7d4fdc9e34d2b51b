import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createServer } from 'vite'
import { createApp } from '../shared/app.mjs'
import { FRAMEWORKS, PLUGINS } from '../shared/sides.mjs'
import { SOURCES } from './sources.mjs'

const INSTRUMENT = 'metamon:instrument'

/** A module that has nothing to be instrumented: what is left is the same for every module. */
const PLAIN = 'export {}'

/**
 * Measures in a dev server how long the transform of a file of 300 lines takes, and how much of that is for the
 * instrument: its own call, less that of a module without any state, in processor time.
 * @returns by framework, the milliseconds of each round
 */
export async function measureTransforms({ rounds, warmUp }) {
  const app = createApp('transforms')
  const timer = createTimer()
  const server = await startServer(app.root, timer)
  const samples = Object.fromEntries(FRAMEWORKS.map((one) => [one, []]))
  try {
    for (let round = -warmUp; round < rounds; round++) {
      for (const framework of FRAMEWORKS) {
        const { file, text } = SOURCES[framework]
        save(join(app.root, file), text(round))
        const { code, whole } = await transform(server, `/${file}`)
        if (!code.includes('__metamon_')) throw new Error(`${framework} is not instrumented`)
        if (round >= 0) samples[framework].push({ whole, added: timer.added(join(app.root, file)) })
      }
    }
  } finally {
    await server.close()
    app.dispose()
  }
  return samples
}

/** Wraps the handler of the plugin, to time it with each module and with a plain one right before that. */
function createTimer() {
  const added = new Map()
  return {
    added: (id) => added.get(id),
    wrap(plugin) {
      if (plugin?.name !== INSTRUMENT) return plugin
      const { handler } = plugin.transform
      return {
        ...plugin,
        transform: {
          ...plugin.transform,
          handler(code, id, ...rest) {
            const plain = processorTime(() => handler.call(this, PLAIN, id, ...rest))
            const own = processorTime(() => handler.call(this, code, id, ...rest))
            added.set(id, own.time - plain.time)
            return own.result
          },
        },
      }
    },
  }
}

/** In milliseconds: what the machine does besides does not count. */
function processorTime(work) {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return { result, time: (user + system) / 1000 }
}

function save(path, text) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

async function startServer(root, timer) {
  const plugins = (await Promise.all(PLUGINS.metamon().flat(Infinity))).flat(Infinity)
  return createServer({
    configFile: false,
    root,
    cacheDir: join(root, '.vite'),
    logLevel: 'error',
    plugins: plugins.map((plugin) => timer.wrap(plugin)),
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, ws: false, watch: null },
  })
}

async function transform(server, url) {
  const { client } = server.environments
  client.moduleGraph.invalidateAll()
  const startedAt = performance.now()
  const { code } = await client.transformRequest(url)
  return { code, whole: performance.now() - startedAt }
}
