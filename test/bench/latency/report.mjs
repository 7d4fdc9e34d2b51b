import { toMarkdown } from '../shared/results.mjs'
import { median, percentile, ratioInterval } from '../shared/statistics.mjs'

/** The most that Metamon may take: as a part of bare Vite's median, and over its 95th percentile in milliseconds. */
const LIMITS = { medianRatio: 1, p95OverheadMs: 10 }

/**
 * @param samples milliseconds by framework and side; those of one index were measured as a pair
 */
export function toResults(samples) {
  const frameworks = Object.entries(samples).map(([framework, { bare, metamon }]) => [
    framework,
    {
      bare: { median: median(bare), p95: percentile(bare, 0.95), samples: bare },
      metamon: { median: median(metamon), p95: percentile(metamon, 0.95), samples: metamon },
      medianRatio: median(metamon) / median(bare),
      medianRatio95: ratioInterval(metamon, bare),
      pairedRatio: median(metamon.map((sample, index) => sample / bare[index])),
      p95Overhead: percentile(metamon, 0.95) - percentile(bare, 0.95),
    },
  ])
  return { unit: 'ms', limits: LIMITS, frameworks: Object.fromEntries(frameworks) }
}

/**
 * Prints a table of the results.
 * @returns what is over its limit, as sentences
 */
export function report({ frameworks }) {
  console.log(toMarkdown(Object.entries(frameworks).map(toRow)))
  return Object.entries(frameworks).flatMap(([framework, { medianRatio, p95Overhead }]) => [
    ...(medianRatio > LIMITS.medianRatio
      ? [
          `${framework}: the median is ${medianRatio.toFixed(3)}x of bare Vite's, limit ${LIMITS.medianRatio}x`,
        ]
      : []),
    ...(p95Overhead > LIMITS.p95OverheadMs
      ? [`${framework}: p95 is ${format(p95Overhead)} ms over bare Vite's, limit ${LIMITS.p95OverheadMs} ms`]
      : []),
  ])
}

function toRow([framework, { bare, metamon, medianRatio, medianRatio95, pairedRatio, p95Overhead }]) {
  return {
    'save → DOM (ms)': framework,
    'bare median': format(bare.median),
    'Metamon median': format(metamon.median),
    'ratio (95 % interval)': `${medianRatio.toFixed(2)} (${medianRatio95.map((one) => one.toFixed(2)).join('–')})`,
    'median of paired ratios': pairedRatio.toFixed(2),
    'bare p95': format(bare.p95),
    'Metamon p95': format(metamon.p95),
    'p95 overhead': format(p95Overhead),
  }
}

const format = (milliseconds) => milliseconds.toFixed(1)
