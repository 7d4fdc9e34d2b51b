import { svg } from '../../shared-ui/element.ts'

const WIDTH = 120
const HEIGHT = 28

/** A line of how a number went; the numbers themselves stand beside it. */
export function sparkline(values: readonly number[]): SVGSVGElement {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const step = WIDTH / Math.max(1, values.length - 1)
  const points = values.map((value, index) => {
    const share = high === low ? 0.5 : (value - low) / (high - low)
    return `${(index * step).toFixed(1)},${(HEIGHT - 3 - share * (HEIGHT - 6)).toFixed(1)}`
  })
  return svg(
    'svg',
    {
      class: 'sparkline',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
    },
    values.length > 1 && [
      svg('polygon', { class: 'spark-area', points: `0,${HEIGHT} ${points.join(' ')} ${WIDTH},${HEIGHT}` }),
      svg('polyline', { class: 'spark-line', points: points.join(' ') }),
    ],
  )
}
