import { toMarkdown } from '../shared/results.mjs'
import { median } from '../shared/statistics.mjs'

/**
 * Milliseconds that the instrument may add to the transform of a file, and that it may take to save and give
 * back what is on a page of so many instances. From one size to one twice as large, the latter may grow by so
 * many times at most, where it can be measured at all.
 */
const LIMITS = { transformMs: 2, stateMs: 16, stateSize: 1000, growth: 3, leastMs: 2 }

const STEPS = ['snapshot', 'handover', 'restore', 'total']

/** @param pages what was measured by framework and size, @param transforms by edit and framework, round by round */
export function toResults({ transforms, pages, sizes }) {
  return {
    unit: 'milliseconds',
    limits: LIMITS,
    transforms: mapValues(transforms, (frameworks) => mapValues(frameworks, toTransforms)),
    pages: mapValues(pages, (bySize) =>
      sizes.map((size) => ({
        size,
        ...Object.fromEntries(STEPS.map((step) => [step, median(bySize[size].map((one) => one[step]))])),
        samples: bySize[size],
      })),
    ),
  }
}

const toTransforms = (rounds) => ({
  added: difference(rounds, 'span'),
  processor: difference(rounds, 'processor'),
  whole: median(rounds.map(({ own }) => own.whole)),
  samples: rounds,
})

/** What the median is more with the instrument than without it. */
const difference = (rounds, name) =>
  median(rounds.map(({ own }) => own[name])) - median(rounds.map(({ plain }) => plain[name]))

const mapValues = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))

/**
 * Prints tables of the results.
 * @returns what is over its limit, as sentences
 */
export function report({ transforms, pages }) {
  const all = Object.entries(transforms).flatMap(([edit, frameworks]) =>
    Object.entries(frameworks).map(([framework, times]) => ({ edit, framework, ...times })),
  )
  console.log(
    toMarkdown(
      all.map(({ edit, framework, added, processor, whole }) => ({
        'transform of 300 lines (ms)': framework,
        edit,
        whole: whole.toFixed(2),
        'added by the instrument': added.toFixed(2),
        'as processor time': processor.toFixed(2),
      })),
    ),
  )
  const rows = Object.entries(pages).flatMap(([framework, sizes]) =>
    sizes.map(({ size, ...steps }) => ({
      'state (ms)': framework,
      instances: size,
      ...Object.fromEntries(STEPS.map((step) => [step, steps[step].toFixed(2)])),
    })),
  )
  console.log(`\n${toMarkdown(rows)}`)
  return [
    ...all
      .filter(({ added }) => added > LIMITS.transformMs)
      .map(
        ({ framework, edit, added }) =>
          `${framework}: ${added.toFixed(2)} ms added with an edit of ${edit}, limit ${LIMITS.transformMs} ms`,
      ),
    ...Object.entries(pages).flatMap(([framework, sizes]) => problemsOf(framework, sizes)),
  ]
}

function problemsOf(framework, sizes) {
  const { total } = sizes.find(({ size }) => size === LIMITS.stateSize)
  const tooLong =
    total > LIMITS.stateMs
      ? [`${framework}: ${total.toFixed(2)} ms for ${LIMITS.stateSize} instances, limit ${LIMITS.stateMs} ms`]
      : []
  const steep = sizes.slice(1).flatMap((one, index) => {
    const before = sizes[index]
    const growth = one.total / before.total / (one.size / before.size / 2)
    if (before.total < LIMITS.leastMs || growth <= LIMITS.growth) return []
    return [
      `${framework}: ${growth.toFixed(2)}x from ${before.size} to ${one.size} instances, limit ${LIMITS.growth}x`,
    ]
  })
  return [...tooLong, ...steep]
}
