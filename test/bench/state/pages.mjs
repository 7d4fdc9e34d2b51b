import { createServer } from 'vite'
import { FRAMEWORKS, PLUGINS } from '../shared/sides.mjs'
import { createRowsApp } from './app.mjs'
import { findProcess, processorTime } from './processor.mjs'

/** Longest wait for an update, in milliseconds. */
const TIMEOUT_MS = 60_000

/** With these, the page's clock is exact to five microseconds. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

/** So many snapshots of a thousand instances are measured at once, and more of fewer. */
const REPETITIONS = 40

/**
 * Measures in pages what it takes to take a snapshot, and to give everything back, in processor time. The pages of a
 * framework take turns: the machine is now faster and now slower, and what a larger page takes more is of interest.
 * @param sizes how many instances there are, each with ten signals
 * @param updates how many updates are measured of each page
 * @returns by framework and size, the milliseconds of each update
 */
export async function measurePages(browser, { sizes, updates }) {
  const session = await browser.newBrowserCDPSession()
  const samples = {}
  for (const framework of FRAMEWORKS) {
    const opened = []
    try {
      const pages = []
      for (const size of sizes) pages.push(await openPage({ browser, session, opened }, { framework, size }))
      samples[framework] = await measureInTurns(pages, updates)
    } finally {
      for (const close of opened.toReversed()) await close()
    }
  }
  return samples
}

/** The first update only warms up. */
async function measureInTurns(pages, updates) {
  const samples = Object.fromEntries(pages.map(({ size }) => [size, []]))
  for (let count = 0; count <= updates; count++)
    for (const page of pages) {
      const sample = await page.measure(page.size + count + 1)
      if (count > 0) samples[page.size].push(sample)
    }
  return samples
}

/**
 * Each page has a server of its own: an update is one of this page alone.
 * @param opened is given what closes all that was opened
 */
async function openPage({ browser, session, opened }, { framework, size }) {
  const app = createRowsApp(framework)
  opened.push(() => app.dispose())
  const server = await startServer(app.root)
  opened.push(() => server.close())
  const context = await browser.newContext()
  opened.push(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(TIMEOUT_MS)
  await page.goto(`http://127.0.0.1:${server.httpServer.address().port}/?count=${size}`)
  await page.waitForFunction((count) => document.querySelectorAll('button').length === count, size)
  await page.evaluate(watchHandovers)
  await page.evaluate(touch)
  // What takes snapshots is loaded with the first update.
  await update({ app, page }, size)
  const renderer = { session, id: await findProcess(session, page) }
  return { size, measure: (version) => measurePage({ app, page, renderer }, { size, version }) }
}

async function measurePage({ app, page, renderer }, { size, version }) {
  const repetitions = Math.ceil((REPETITIONS * 1000) / size)
  const measure = async (work) =>
    (await processorTime(renderer, () => page.evaluate(work, repetitions))) / repetitions
  await page.evaluate(touch)
  const snapshot = await measure(takeSnapshots)
  const restore = await measure(giveBack)
  const handover = await update({ app, page }, version)
  return { snapshot, handover, restore, total: snapshot + handover + restore }
}

/** @returns how long instances have waited for their state, in milliseconds */
async function update({ app, page }, version) {
  await page.evaluate(() => window.bench.expectUpdate())
  app.save(version)
  return page.evaluate((name) => window.bench.whenUpdated(name), `version-${version}`)
}

async function startServer(root) {
  const server = await createServer({
    configFile: false,
    root,
    cacheDir: `${root}/.vite`,
    logLevel: 'error',
    plugins: PLUGINS.metamon(),
    server: { host: '127.0.0.1', port: 0, headers: ISOLATED },
  })
  return server.listen()
}

/** Runs in the page: from now on, it is known how long instances have waited for their state. */
function watchHandovers() {
  const dev = globalThis[Symbol.for('metamon.dev')]
  const { take } = dev
  let spent = 0
  let isInside = false
  dev.take = (slot, initialise) => {
    if (isInside) return take(slot, initialise)
    const before = performance.now()
    // What lies between two readings of the clock, the clock itself takes.
    const startedAt = performance.now()
    isInside = true
    try {
      return take(slot, initialise)
    } finally {
      isInside = false
      spent += performance.now() - startedAt - (startedAt - before)
    }
  }
  let updated
  // A save that the watcher has told of twice, which happens on a busy machine, changes nothing.
  window.bench.expectUpdate = () => {
    updated = new Promise((resolve) => {
      const listener = ({ detail }) => {
        if (detail.outcome === 'ignored') return
        removeEventListener('metamon:settled', listener)
        resolve(detail)
      }
      addEventListener('metamon:settled', listener)
    })
  }
  window.bench.whenUpdated = async (version) => {
    const entry = await updated
    if (entry.outcome !== 'applied') throw new Error(JSON.stringify(entry))
    const rows = [...document.querySelectorAll('button')]
    const lost = rows.filter((row) => row.className !== version || row.textContent.startsWith('0 '))
    if (lost.length > 0 || rows.length !== window.bench.count)
      throw new Error(`${lost.length} rows are wrong`)
    const result = spent
    spent = 0
    return result
  }
}

/** Runs in the page: nothing is as its initialiser has made it. */
async function touch() {
  for (const row of document.querySelectorAll('button')) row.click()
  for (const signal of window.bench.signals) signal.value += 1
  // What that has changed is rendered by then.
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
}

/** Runs in the page. */
function takeSnapshots(repetitions) {
  const { orchestrator } = globalThis[Symbol.for('metamon.page')]
  for (let time = 0; time < repetitions; time++) window.bench.snapshot = orchestrator.preserveState()
}

/** Runs in the page: every signal has changed, and is given back what it held; then it is said what was kept. */
function giveBack(repetitions) {
  const { orchestrator } = globalThis[Symbol.for('metamon.page')]
  const { signals, snapshot } = window.bench
  const values = signals.map((signal) => signal.value)
  for (let time = 0; time < repetitions; time++) {
    for (const signal of signals) signal.value += 1
    orchestrator.restoreState(snapshot)
  }
  if (signals.some((signal, index) => signal.value !== values[index])) throw new Error('a signal is lost')
}
