/** The most that our median may be of raw alien-signals', in the limited cases. */
const LIMIT = 1.3

/** Prints a table. @returns what is over its limit, as sentences */
export function report(results, { ours, raw, behind }) {
  const problems = []
  const rows = results.map(({ label, limited, samplesOf }) => {
    const row = { case: limited ? `${label} *` : label }
    for (const [library, samples] of samplesOf) row[`${library.name} (ns)`] = format(median(samples))
    const toRaw = ratio(samplesOf.get(ours), samplesOf.get(raw))
    const toBehind = ratio(samplesOf.get(ours), samplesOf.get(behind))
    if (toRaw !== undefined) row['ours / raw alien'] = toRaw.toFixed(2)
    if (limited && toRaw > LIMIT)
      problems.push(`${label}: ${toRaw.toFixed(2)}x of ${raw.name}, limit ${LIMIT}x`)
    if (limited && toBehind >= 1)
      problems.push(`${label}: ${toBehind.toFixed(2)}x of ${behind.name}, limit 1x`)
    return row
  })
  console.table(rows)
  console.log(
    `* limited: at most ${LIMIT}x of ${raw.name}, and less than ${behind.name}. Medians; ratios are medians of rounds.`,
  )
  return problems
}

/** Of the rounds' ratios rather than of the medians: the two of one round had the same conditions. */
function ratio(ours, theirs) {
  return ours && theirs ? median(ours.map((sample, round) => sample / theirs[round])) : undefined
}

function median(samples) {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

const format = (nanoseconds) =>
  nanoseconds < 100 ? nanoseconds.toFixed(2) : Math.round(nanoseconds).toString()
