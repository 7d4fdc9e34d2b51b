import type { FrameLine, FrameToken } from '../shared/problem.ts'
import { h } from '../shared-ui/element.ts'

/** Draws lines of code with their numbers, and the place that is to blame. */
export function codeView(lines: readonly FrameLine[]): HTMLElement {
  return h(
    'pre',
    { part: 'code', tabindex: 0, role: 'group', 'aria-label': 'Code around the error' },
    h('code', {}, ...lines.map(lineView)),
  )
}

function lineView({ number, tokens, marked }: FrameLine): HTMLElement {
  return h(
    'span',
    { class: marked ? 'line marked' : 'line' },
    marked && h('span', { class: 'hidden' }, 'Error in this line: '),
    h('span', { class: 'number', 'aria-hidden': 'true' }, number),
    h('span', { class: 'text' }, ...(marked ? withMark(tokens, marked) : tokens.map(tokenView)), '\n'),
  )
}

const tokenView = ([type, text]: FrameToken): Node | string =>
  type === '' ? text : h('span', { class: `token-${type}` }, text)

/** What of each token is before, in and behind the marked part. */
function withMark(tokens: readonly FrameToken[], [from, to]: readonly [number, number]): (Node | string)[] {
  const views: (Node | string)[] = []
  const inside: (Node | string)[] = []
  let start = 0
  for (const [type, text] of tokens) {
    const before = clamp(from - start, text)
    const behind = clamp(to - start, text)
    const add = (list: (Node | string)[], part: string) => part !== '' && list.push(tokenView([type, part]))
    add(views, text.slice(0, before))
    add(inside, text.slice(before, behind))
    if (start + text.length >= to && inside.length > 0) views.push(h('mark', {}, ...inside.splice(0)))
    add(views, text.slice(behind))
    start += text.length
  }
  // The place is behind the end of the line.
  if (start < to) views.push(h('mark', {}, ...inside.splice(0), ' '))
  return views
}

const clamp = (index: number, text: string): number => Math.max(0, Math.min(index, text.length))
