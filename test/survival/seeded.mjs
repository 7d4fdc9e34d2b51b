import { SOURCES } from './places.mjs'
import { runsOf } from './matrix.mjs'

/**
 * One place for every edit: which one, the seed decides. Frameworks and sources all come up alike.
 * @param seed a whole number
 * @returns `{ edit, place }`, in an order that the seed decides, too
 */
export function pickRuns(side, seed) {
  const runs = shuffle(runsOf(side), randomFrom(seed))
  const picked = []
  for (const name of new Set(runs.map(({ edit }) => edit.name))) {
    const places = runs.filter(({ edit }) => edit.name === name)
    picked.push(places.reduce((best, run) => (usesOf(picked, run) < usesOf(picked, best) ? run : best)))
  }
  return picked
}

/** How often a place has come up already; the other source of the framework counts as a little of it. */
const usesOf = (picked, { place }) =>
  picked.filter(({ place: one }) => one.id === place.id).length +
  picked.filter(({ place: one }) => one.framework === place.framework).length / (SOURCES.length * 2)

function shuffle(all, random) {
  return all
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
}

/** Mulberry32: the same numbers from 0 to 1 for the same seed. */
function randomFrom(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
