/** So long a page is kept busy to tell its process from those of other pages, in milliseconds. */
const BUSY_MS = 200

/**
 * Milliseconds of processor time that a page's process takes for something. Other than the time that passes,
 * it does not depend on what else the machine does; helper threads count as well.
 * @param session of the browser, not of a page
 * @param id of the page's process
 */
export async function processorTime({ session, id }, work) {
  const before = await read(session)
  await work()
  return (await read(session)).get(id) - before.get(id)
}

/** @returns the id of the process that a page is in: no other one is busy */
export async function findProcess(session, page) {
  const before = await read(session)
  await page.evaluate(keepBusy, BUSY_MS)
  const after = await read(session)
  const spent = [...after].map(([id, time]) => ({ id, time: time - (before.get(id) ?? 0) }))
  return spent.toSorted((left, right) => right.time - left.time)[0].id
}

/** Runs in the page. */
function keepBusy(milliseconds) {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

/** The browser counts in hundredths of a second at best: work is to be repeated for longer than that. */
async function read(session) {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const pages = processInfo.filter(({ type }) => type === 'renderer')
  return new Map(pages.map(({ id, cpuTime }) => [id, cpuTime * 1000]))
}
