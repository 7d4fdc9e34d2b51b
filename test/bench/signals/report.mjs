/** The most that our median may be of raw alien-signals', in the limited cases. */
const LIMIT = 1.3

/**
 * Prints a table of what several processes have measured.
 * @returns what is over its limit, as sentences
 */
export function report(processes, { ours, raw, behind }) {
  const problems = []
  const rows = processes[0].map(({ label, limited, samples }, index) => {
    const measured = processes.map((cases) => cases[index].samples)
    const row = { case: limited ? `${label} *` : label }
    for (const name of Object.keys(samples))
      row[`${name} (ns)`] = format(median(measured.map((one) => median(one[name]))))
    const toRaw = ratio(measured, ours, raw)
    const toBehind = ratio(measured, ours, behind)
    if (toRaw !== undefined) row['ours / raw alien'] = toRaw.toFixed(2)
    if (limited && toRaw > LIMIT) problems.push(`${label}: ${toRaw.toFixed(2)}x of ${raw}, limit ${LIMIT}x`)
    if (limited && toBehind >= 1) problems.push(`${label}: ${toBehind.toFixed(2)}x of ${behind}, limit 1x`)
    return row
  })
  console.table(rows)
  console.log(`* limited: at most ${LIMIT}x of ${raw}, and less than ${behind}. Nanoseconds are medians;`)
  console.log(`ratios are medians of ${processes.length} processes, each the median of its rounds.`)
  return problems
}

/** Of the rounds' ratios rather than of the medians: the two of one round had the same conditions. */
function ratio(measured, ours, theirs) {
  if (!measured[0][ours] || !measured[0][theirs]) return undefined
  return median(measured.map((one) => median(one[ours].map((sample, round) => sample / one[theirs][round]))))
}

function median(samples) {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

const format = (nanoseconds) =>
  nanoseconds < 100 ? nanoseconds.toFixed(2) : Math.round(nanoseconds).toString()
