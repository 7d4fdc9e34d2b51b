/**
 * Milliseconds of processor time that the page's process takes for something. Other than the time that passes,
 * it does not depend on what else the machine does; helper threads count as well.
 * @param session of the browser, not of a page
 */
export async function processorTime(session, work) {
  const before = await read(session)
  await work()
  const after = await read(session)
  const spent = [...after].map(([id, time]) => time - (before.get(id) ?? 0))
  return Math.max(0, ...spent)
}

/** The browser counts in hundredths of a second at best: work is to be repeated for longer than that. */
async function read(session) {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const pages = processInfo.filter(({ type }) => type === 'renderer')
  return new Map(pages.map(({ id, cpuTime }) => [id, cpuTime * 1000]))
}
