import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createServer } from 'vite'
import { createApp } from '../shared/app.mjs'
import { FRAMEWORKS, PLUGINS } from '../shared/sides.mjs'
import { EDITS, SOURCES } from './sources.mjs'

const INSTRUMENT = 'metamon:instrument'

/**
 * Measures in a warm dev server how much longer the transform of a saved file of 300 lines takes for being
 * instrumented: from the call of the instrument, which comes after the compilers, to the code that is served, against
 * the same without that call. What the call leaves to others counts as well, as do its source map, its import and
 * the garbage that it makes: all that somebody waits for, in the time that passes. The processor time of the same
 * span comes along: threads besides the main one count in it.
 *
 * @returns by edit and framework, the milliseconds of each round
 */
export async function measureTransforms({ rounds, warmUp }) {
  const app = createApp('transforms')
  const timer = createTimer()
  const server = await startServer(app.root, timer)
  const samples = {}
  try {
    for (const edit of Object.keys(EDITS))
      samples[edit] = await measureRounds({ app, server, timer }, { edit, rounds, warmUp })
  } finally {
    await server.close()
    app.dispose()
  }
  return samples
}

async function measureRounds(running, { edit, rounds, warmUp }) {
  const samples = Object.fromEntries(FRAMEWORKS.map((one) => [one, []]))
  for (let round = -warmUp; round < rounds; round++)
    for (const framework of FRAMEWORKS) {
      const sample = await measureBoth(running, { framework, edit, round })
      if (round >= 0) samples[framework].push(sample)
    }
  return samples
}

/** Which of the two comes first takes turns. */
async function measureBoth({ app, server, timer }, { framework, edit, round }) {
  const { file, text } = SOURCES[framework]
  const sample = {}
  for (const [index, side] of (round % 2 === 0 ? ['plain', 'own'] : ['own', 'plain']).entries()) {
    save(join(app.root, file), text(EDITS[edit](2 * Math.abs(round) + index)))
    timer.isOn = side === 'own'
    const { code, ...times } = await transform(server, `/${file}`, timer)
    if (code.includes('__metamon_') !== timer.isOn) throw new Error(`${framework} is not ${side}`)
    sample[side] = times
  }
  return sample
}

/** Notes when the instrument is called, and leaves the call out where it is off. */
function createTimer() {
  const timer = {
    isOn: true,
    startedAt: 0,
    startedWith: undefined,
    wrap(plugin) {
      if (plugin?.name !== INSTRUMENT) return plugin
      const { handler } = plugin.transform
      return {
        ...plugin,
        transform: {
          ...plugin.transform,
          handler(...args) {
            timer.startedWith = process.cpuUsage()
            timer.startedAt = performance.now()
            return timer.isOn ? handler.apply(this, args) : undefined
          },
        },
      }
    },
  }
  return timer
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

/** Only the saved module is compiled again, as it is after a save; what it imports is known. */
async function transform(server, url, timer) {
  const { client } = server.environments
  const known = await client.moduleGraph.getModuleByUrl(url)
  if (known) client.moduleGraph.invalidateModule(known, new Set(), Date.now(), true)
  shiftCollection()
  // What else was to be done after the last one is done before this one.
  await new Promise((resolve) => setTimeout(resolve, 1))
  const startedAt = performance.now()
  const { code } = await client.transformRequest(url)
  const endedAt = performance.now()
  const { user, system } = process.cpuUsage(timer.startedWith)
  return {
    code,
    span: endedAt - timer.startedAt,
    processor: (user + system) / 1000,
    whole: endedAt - startedAt,
  }
}

/**
 * Each round makes as much garbage as the one before, and it would be collected in the same span each time: always in
 * one that is measured, or never. Some more, by chance, spreads it over the whole transform, as saves of people do.
 */
function shiftCollection() {
  const garbage = []
  for (let left = Math.random() * 100_000; left > 0; left--) garbage.push({ left })
  return garbage.length
}
