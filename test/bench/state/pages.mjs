import { createServer } from 'vite'
import { FRAMEWORKS, PLUGINS } from '../shared/sides.mjs'
import { createRowsApp } from './app.mjs'

/** Longest wait for an update, in milliseconds. */
const TIMEOUT_MS = 60_000

/** With these, the page's clock is exact to five microseconds. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

/**
 * Measures in a page what it takes to take a snapshot, and to give everything back.
 * @param sizes how many instances there are, each with ten signals
 * @param updates how many updates are measured of each page, each with the median of several snapshots
 * @returns by framework and size, the milliseconds of each round
 */
export async function measurePages(browser, { sizes, updates, snapshots }) {
  const samples = {}
  for (const framework of FRAMEWORKS) {
    const app = createRowsApp(framework)
    const server = await createServer({
      configFile: false,
      root: app.root,
      cacheDir: `${app.root}/.vite`,
      logLevel: 'error',
      plugins: PLUGINS.metamon(),
      server: { host: '127.0.0.1', port: 0, headers: ISOLATED },
    })
    try {
      await server.listen()
      samples[framework] = {}
      let version = 0
      for (const size of sizes) {
        const page = await openPage(browser, server, size)
        const measured = []
        for (let round = -1; round < updates; round++) {
          version += 1
          const sample = await measureUpdate(page, { save: () => app.save(version), version, snapshots })
          measured.push(...(round >= 0 ? [sample] : []))
        }
        samples[framework][size] = measured
        await page.context().close()
      }
    } finally {
      await server.close()
      app.dispose()
    }
  }
  return samples
}

async function openPage(browser, server, size) {
  const page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(TIMEOUT_MS)
  await page.goto(`http://127.0.0.1:${server.httpServer.address().port}/?count=${size}`)
  await page.waitForFunction((count) => document.querySelectorAll('button').length === count, size)
  await page.evaluate(watchHandovers)
  return page
}

/** One update that creates all instances anew, with everything touched before. */
async function measureUpdate(page, { save, version, snapshots }) {
  const { snapshot, restore } = await page.evaluate(touchAndMeasure, snapshots)
  save()
  const handover = await page.evaluate((name) => window.bench.whenUpdated(name), `version-${version}`)
  return { snapshot, handover, restore, total: snapshot + handover + restore }
}

/** Runs in the page: from now on, it is known how long instances have waited for their state. */
function watchHandovers() {
  const dev = globalThis[Symbol.for('metamon.dev')]
  const { take } = dev
  let spent = 0
  let isInside = false
  dev.take = (slot, initialise) => {
    if (isInside) return take(slot, initialise)
    const startedAt = performance.now()
    isInside = true
    try {
      return take(slot, initialise)
    } finally {
      isInside = false
      spent += performance.now() - startedAt
    }
  }
  const settled = []
  addEventListener('metamon:settled', ({ detail }) => settled.push(detail))
  window.bench.whenUpdated = async (version) => {
    const isDone = () => settled.some(({ outcome }) => outcome !== 'ignored')
    while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 10))
    const bad = settled.find(({ outcome }) => outcome !== 'applied' && outcome !== 'ignored')
    if (bad) throw new Error(JSON.stringify(bad))
    const rows = [...document.querySelectorAll('button')]
    const lost = rows.filter((row) => row.className !== version || row.textContent.startsWith('0 '))
    if (lost.length > 0 || rows.length !== window.bench.count)
      throw new Error(`${lost.length} rows are wrong`)
    const result = spent
    spent = 0
    settled.length = 0
    return result
  }
}

/** Runs in the page: touches everything; takes snapshots, and gives every signal back that has changed since. */
async function touchAndMeasure(count) {
  const { orchestrator } = globalThis[Symbol.for('metamon.page')]
  const { signals } = window.bench
  const median = (values) => values.sort((left, right) => left - right)[Math.floor(values.length / 2)]
  const pause = () => new Promise((resolve) => setTimeout(resolve, 20))
  for (const row of document.querySelectorAll('button')) row.click()
  await pause()
  const times = { snapshot: [], restore: [] }
  for (let turn = 0; turn < count; turn++) {
    for (const signal of signals) signal.value += 1
    const values = signals.map((signal) => signal.value)
    const startedAt = performance.now()
    const snapshot = orchestrator.preserveState()
    times.snapshot.push(performance.now() - startedAt)
    for (const signal of signals) signal.value += 1
    await pause()
    const restoredAt = performance.now()
    orchestrator.restoreState(snapshot)
    times.restore.push(performance.now() - restoredAt)
    if (signals.some((signal, index) => signal.value !== values[index])) throw new Error('a signal is lost')
    await pause()
  }
  return { snapshot: median(times.snapshot), restore: median(times.restore) }
}
