/**
 * Prepares to count what a side holds on to, in its page and in its server.
 * @returns `read()`, which has all garbage collected before it counts
 */
export async function openCounters({ page, server }) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.enable')
  await page.waitForFunction(hasComeUp)
  return {
    async read() {
      // What is collected the first time can make more of it garbage: finalizers, weak references.
      for (let time = 0; time < 2; time++) await devtools.send('HeapProfiler.collectGarbage')
      const { usedSize } = await devtools.send('Runtime.getHeapUsage')
      const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters')
      return {
        pageBytes: usedSize,
        serverBytes: await server.ask('heap'),
        nodes,
        listeners: jsEventListeners,
        subscriptions: await page.evaluate(countSubscriptions),
      }
    },
  }
}

/** Runs in the page. The registry counts where Metamon is, when the page has come up. */
function countSubscriptions() {
  const counts = globalThis[Symbol.for('metamon.registry')].subscriptionCounts?.()
  if (!counts) return null
  const sum = (numbers) => Object.values(numbers).reduce((total, count) => total + count, 0)
  return sum(counts.events) + sum(counts.signals)
}

/** Runs in the page. */
function hasComeUp() {
  const metamon = globalThis[Symbol.for('metamon.page')]
  return metamon === undefined || metamon.orchestrator !== undefined
}
