import { toMarkdown } from '../shared/results.mjs'
import { median, ratioInterval } from '../shared/statistics.mjs'

/** How many times as long as the native table the unified one may take. */
const LIMIT = 1.3

/** @param samples by framework, operation and side, in milliseconds, round by round */
export function toResults(samples) {
  return {
    unit: 'milliseconds',
    limit: LIMIT,
    operations: Object.entries(samples).flatMap(([framework, operations]) =>
      Object.entries(operations).map(([operation, { unified, native }]) => ({
        framework,
        operation,
        unified: median(unified),
        native: median(native),
        ratio: median(unified) / median(native),
        interval: ratioInterval(unified, native),
        samples: { unified, native },
      })),
    ),
  }
}

/**
 * Prints a table of the results.
 * @returns what is over its limit, beyond doubt, as sentences
 */
export function report({ operations }) {
  const rows = operations.map(({ framework, operation, unified, native, ratio, interval }) => ({
    'table of 1,000 rows (ms)': `${framework}: ${operation}`,
    unified: unified.toFixed(2),
    native: native.toFixed(2),
    ratio: ratio.toFixed(2),
    '95 %': interval.map((bound) => bound.toFixed(2)).join(' to '),
  }))
  console.log(toMarkdown(rows))
  return operations
    .filter(({ interval }) => interval[0] > LIMIT)
    .map(
      ({ framework, operation, ratio }) =>
        `${framework}: ${operation} takes ${ratio.toFixed(2)} times as long, limit ${LIMIT}`,
    )
}
