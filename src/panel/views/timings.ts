import { h, svg, type Child } from '../../shared-ui/element.ts'
import type { Timings } from '../../shared/protocol.ts'
import { formatMs } from '../format.ts'

type Phase = Exclude<keyof Timings, 'total'>

const PHASES: readonly { readonly phase: Phase; readonly label: string; readonly what: string }[] = [
  { phase: 'watch', label: 'Watch', what: 'from the disk to the server' },
  { phase: 'prepare', label: 'Prepare', what: 'compile and check' },
  { phase: 'send', label: 'Send', what: 'to the page and back' },
  { phase: 'apply', label: 'Apply', what: 'evaluate and render' },
  { phase: 'verify', label: 'Verify', what: 'look that all is well' },
  { phase: 'paint', label: 'Paint', what: 'to the next frame' },
]

/** A bar of what took how long, with the same in words below. */
export function timings(given: Timings): Child {
  const known = PHASES.flatMap((one) => {
    const ms = given[one.phase]
    return ms === undefined ? [] : [{ ...one, ms: Math.max(0, ms) }]
  })
  const sum = known.reduce((total, { ms }) => total + ms, 0)
  if (sum === 0) return h('p', { class: 'muted' }, `${formatMs(given.total)} in all.`)
  let x = 0
  return [
    svg(
      'svg',
      { class: 'bar', viewBox: '0 0 100 4', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      known.map(({ phase, ms }) => {
        const width = (ms / sum) * 100
        const rect = svg('rect', { class: `phase-${phase}`, x, y: 0, width, height: 4 })
        x += width
        return rect
      }),
    ),
    h(
      'dl',
      { class: 'phases' },
      known.map(({ phase, label, what, ms }) =>
        h(
          'div',
          {},
          h('dt', { title: what }, h('span', { class: `swatch phase-${phase}` }), label),
          h('dd', {}, formatMs(ms)),
        ),
      ),
      h('div', { class: 'phases-total' }, h('dt', {}, 'Total'), h('dd', {}, formatMs(given.total))),
    ),
  ]
}
