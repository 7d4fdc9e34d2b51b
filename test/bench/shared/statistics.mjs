/** Resamplings for a confidence interval. */
const RESAMPLINGS = 2000

/** The value below which a share of the samples lies (nearest rank). */
export function percentile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
}

export function median(samples) {
  const sorted = [...samples].sort((a, b) => a - b)
  const half = sorted.length / 2
  return Number.isInteger(half) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[Math.floor(half)]
}

/**
 * Where the ratio of two medians lies with a probability of 95 %, by resampling the pairs.
 * @returns the lower and the upper bound
 */
export function ratioInterval(ours, theirs) {
  const ratios = Array.from({ length: RESAMPLINGS }, () => {
    const picks = ours.map(() => Math.floor(Math.random() * ours.length))
    return median(picks.map((pick) => ours[pick])) / median(picks.map((pick) => theirs[pick]))
  })
  return [percentile(ratios, 0.025), percentile(ratios, 0.975)]
}

/**
 * Fits a line by least squares.
 * @param points `{ x, y }`
 * @returns by how much `y` grows with each `x`, and the standard error of that
 */
export function fitSlope(points) {
  const mean = (pick) => points.reduce((sum, point) => sum + pick(point), 0) / points.length
  const meanX = mean(({ x }) => x)
  const meanY = mean(({ y }) => y)
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0)
  const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread
  const residuals = points.reduce((sum, { x, y }) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0)
  return { slope, standardError: Math.sqrt(residuals / (points.length - 2) / spread) }
}
