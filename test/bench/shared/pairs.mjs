import { FRAMEWORKS } from './sides.mjs'

/** Time between two edits in which servers and pages come to rest, in milliseconds: a note moves in on one of them for 160. */
const PAUSE_MS = { least: 400, spread: 50 }

/**
 * Measures edits of every framework's component on both sides, as pairs.
 * @param measure called with a session, a framework and the number of the edit, from 1
 * @returns what it has measured after the warm-up, by framework and side
 */
export async function measurePairs(sessions, { edits, warmUpEdits, measure }) {
  const measured = Object.fromEntries(
    FRAMEWORKS.map((framework) => [framework, Object.fromEntries(sessions.map(({ side }) => [side, []]))]),
  )
  for (let edit = 1; edit <= warmUpEdits + edits; edit++)
    for (const framework of FRAMEWORKS) {
      const pair = await inTurn(sessions, edit, (session) => measure(session, framework, edit))
      if (edit > warmUpEdits) pair.forEach(({ side, value }) => measured[framework][side].push(value))
    }
  return measured
}

/** Both sides in turn, each beginning every other time: what slows one down meets both. */
export async function inTurn(sessions, turn, measure) {
  const pair = []
  for (const session of turn % 2 === 0 ? sessions : sessions.toReversed()) {
    pair.push({ side: session.side, value: await measure(session) })
    await pause()
  }
  return pair
}

/** Not of the same length each time, so that no timer of a server keeps step with the edits. */
const pause = () =>
  new Promise((resolve) => setTimeout(resolve, PAUSE_MS.least + Math.random() * PAUSE_MS.spread))
