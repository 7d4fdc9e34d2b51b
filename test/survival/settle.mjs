import { setTimeout as sleep } from 'node:timers/promises'

/** Longest wait for a save to be settled, in milliseconds. */
const SETTLE_TIMEOUT_MS = 10_000
/** After so long without any message of the server a save has led to nothing. */
const SILENCE_MS = 2000
/** A page on which nothing has happened for so long is done: bare Vite does not tell. */
const QUIET_MS = 120
const POLL_MS = 10

/**
 * Waits until a save is over: with the journal where there is one, otherwise until the page has come to rest.
 * @param since what `startOf` gave before the save
 * @returns whether it was settled in time
 */
export async function whenSettled(session, since, { files, edit }) {
  if (edit.reloads) return whenReloaded(session, since)
  const isSettled =
    session.side === 'bare'
      ? await whenQuiet(session, since)
      : await whenInJournal(session, since, { files, edit })
  return isSettled && session.page.whenReady(edit.reloads ? undefined : 2000)
}

export const startOf = async ({ page, entries }) => ({
  at: performance.now(),
  messages: (await page.activity()).messages,
  loads: page.loads(),
  entries: entries.length,
})

/** Most saves here change something: one that is said to be the same again is an echo of an earlier one. */
const isEcho = ({ reason }) => reason === 'ignored.same-content'

async function whenInJournal({ entries }, since, { files, edit }) {
  const isSettled = () => {
    const told = entries.slice(since.entries).filter((entry) => edit.mayCompileToSame || !isEcho(entry))
    const settled = new Set(told.flatMap((entry) => entry.files))
    return files.every((file) => settled.has(file))
  }
  return until(isSettled, SETTLE_TIMEOUT_MS)
}

async function whenQuiet({ page }, since) {
  await until(
    async () => page.loads() > since.loads || (await page.activity()).messages > since.messages,
    SILENCE_MS,
  )
  return until(async () => (await page.activity()).quietMs > QUIET_MS, SETTLE_TIMEOUT_MS)
}

/** Of a page that nothing reloads, what is there already is looked at. */
async function whenReloaded({ page }, since) {
  await until(() => page.loads() > since.loads, SETTLE_TIMEOUT_MS / 2)
  await page.whenReady()
  return until(async () => (await page.activity()).quietMs > QUIET_MS, SETTLE_TIMEOUT_MS)
}

/** @returns whether the condition has come true in time */
export async function until(condition, timeoutMs) {
  const endsAt = performance.now() + timeoutMs
  while (!(await condition())) {
    if (performance.now() > endsAt) return false
    await sleep(POLL_MS)
  }
  return true
}
