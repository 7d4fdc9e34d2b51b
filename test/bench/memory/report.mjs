import { toMarkdown } from '../shared/results.mjs'
import { fitSlope } from '../shared/statistics.mjs'

/** The most that an edit may leave behind, as a part of what it leaves behind in bare Vite. */
const LIMITS = { slopeRatio: 1.5 }
const PLACES = { pageBytes: 'page', serverBytes: 'server' }
/**
 * What has to be as at the start in the end, except for what the frameworks themselves leave behind: each
 * version of a Svelte or Solid module keeps its template, as a browser forgets no module.
 */
const STEADY = ['subscriptions', 'listeners', 'nodes']

/** @param counts what `openCounters` has read, by side, each with the number of the edit */
export function toResults({ bare, metamon }) {
  const places = Object.entries(PLACES).map(([name, place]) => {
    const [theirs, ours] = [bare, metamon].map((counts) =>
      fitSlope(counts.map((one) => ({ x: one.edit, y: one[name] }))),
    )
    return [place, { bare: theirs, metamon: ours, ratio: ours.slope / theirs.slope }]
  })
  const steady = STEADY.map((name) => [name, { bare: change(bare, name), metamon: change(metamon, name) }])
  return {
    unit: 'bytes per edit',
    limits: LIMITS,
    slopes: Object.fromEntries(places),
    steady: Object.fromEntries(steady),
    counts: { bare, metamon },
  }
}

const change = (counts, name) => ({ start: counts[0][name], end: counts.at(-1)[name] })

/**
 * Prints a table of the results.
 * @returns what is over its limit, as sentences
 */
export function report({ slopes, steady }) {
  console.log(
    toMarkdown(
      Object.entries(slopes).map(([place, { bare, metamon, ratio }]) => ({
        'left behind per edit (kB)': place,
        bare: format(bare),
        Metamon: format(metamon),
        ratio: ratio.toFixed(2),
      })),
    ),
  )
  console.log(`\n${toMarkdown(Object.entries(steady).map(toSteadyRow))}`)
  return [
    ...Object.entries(slopes)
      .filter(([, { ratio }]) => ratio > LIMITS.slopeRatio)
      .map(
        ([place, { ratio }]) => `${place}: ${ratio.toFixed(2)}x of bare Vite's, limit ${LIMITS.slopeRatio}x`,
      ),
    ...Object.entries(steady)
      .filter(([, { bare, metamon }]) => growth(metamon) > Math.max(0, growth(bare)))
      .map(([name, { bare, metamon }]) => `${name}: ${growth(metamon)} more, in bare Vite ${growth(bare)}`),
  ]
}

const growth = ({ start, end }) => end - start

const toSteadyRow = ([name, { bare, metamon }]) => ({
  'start → end': name,
  bare: bare.start === null ? 'not counted' : `${bare.start} → ${bare.end}`,
  Metamon: `${metamon.start} → ${metamon.end}`,
})

const format = ({ slope, standardError }) =>
  `${(slope / 1000).toFixed(1)} ± ${(standardError / 1000).toFixed(1)}`
