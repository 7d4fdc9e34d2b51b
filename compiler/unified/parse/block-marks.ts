import { nearest } from '../../../src/shared/nearest.ts'
import type { Range } from '../../types.ts'
import { readBraces } from './attribute-text.ts'
import { readEachHead, readForHead, trim } from './block-heads.ts'
import { finishBlock, forgive, popTo } from './closing.ts'
import { close, current, isInBlock, matchAt, open } from './markup.ts'
import type { BlockDraft, BlockFrame, Markup } from './markup.ts'

/** `{#each xs as x}`, `{:else}`, `{/each}`, `{@html e}`. */
interface Mark extends Range {
  /** With its sign: `#each`, `:else if`, `/each`. */
  readonly name: string
  /** What stands behind the name. */
  readonly inner: Range
}

const NAME_RE = /\{([#:@/])\s*(else\s*if\b|[A-Za-z]*)/y
const BLOCKS = ['#if', '#each', '#for']

/** Reads the mark at `markup.at`, and opens, divides or closes a block. */
export function readBlockMark(markup: Markup): void {
  const { source, at: start } = markup
  const match = matchAt(NAME_RE, source, start)
  const [text = '', sign = '', word = ''] = match ?? []
  const inner = readBraces(markup, start + text.length)
  if (inner === undefined) {
    markup.report.add('MTM1203', {}, { start, end: start + 1 })
    markup.at = start + text.length
    return
  }
  const name = sign + word.replace(/^else\s*if$/, 'else if')
  const mark = { name, start, end: markup.at, inner }
  switch (sign) {
    case '#':
      return openBlock(markup, mark)
    case ':':
      return divideBlock(markup, mark)
    case '/':
      return closeBlock(markup, mark)
    default:
      return readDirective(markup, mark)
  }
}

function openBlock(markup: Markup, mark: Mark): void {
  const node = readHead(markup, mark)
  if (node === undefined && !BLOCKS.includes(mark.name)) reportUnknown(markup, mark)
  const outer = current(markup)
  const { isRaw, keepsSpace, namespace, element } = outer
  const frame: BlockFrame = {
    kind: 'block',
    name: mark.name,
    head: { start: mark.start, end: mark.end },
    children: [],
    node,
    isInElse: false,
    isRaw,
    keepsSpace,
    namespace,
    element,
  }
  if (node) outer.children.push(node)
  open(markup, frame)
}

function readHead(markup: Markup, { name, inner, start, end }: Mark): BlockDraft | undefined {
  const head = { start, end }
  switch (name) {
    case '#if':
      return { kind: 'if', start, end, branches: [{ head, children: [], ...readTest(markup, inner, head) }] }
    case '#each':
      return readEachHead(markup, inner, head)
    case '#for':
      return readForHead(markup, inner, head)
    default:
      return undefined
  }
}

function readTest(
  markup: Markup,
  inner: Range,
  head: Range,
): { test: ReturnType<Markup['expressions']['add']> } | undefined {
  const text = trim(markup.source, inner)
  if (text) return { test: markup.expressions.add(text) }
  markup.report.add('MTM2002', { problem: 'there is no condition' }, head)
  return undefined
}

function reportUnknown({ report, source }: Markup, { name, start, end }: Mark): void {
  const range = { start, end }
  if (name === '#while') return report.add('MTM1211', {}, range)
  const token = source.slice(start, Math.min(end, start + name.length + 1)) + '}'
  const suggestion = nearest(name, BLOCKS)
  report.add('MTM1207', { token, problem: 'unknown', suggestion: suggestion && `{${suggestion}}` }, range)
}

/** `{:else}` and `{:else if e}`; the elements before it that are still open end there. */
function divideBlock(markup: Markup, mark: Mark): void {
  const { name, inner, start, end } = mark
  const range = { start, end }
  const index = isInBlock(markup) ? markup.frames.findLastIndex(({ kind }) => kind === 'block') : -1
  const block = markup.frames[index]
  if (block?.kind !== 'block') return reportMisplaced(markup, mark)
  // of a block that is not known, nothing is
  if (block.node === undefined) return
  const isElse = name === ':else'
  const isElseIf = name === ':else if'
  const canDivide =
    !block.isInElse && (block.node.kind === 'if' ? isElse || isElseIf : isElse && block.node.kind === 'each')
  if (!canDivide) return isElse || isElseIf ? reportMisplaced(markup, mark) : reportUnknown(markup, mark)
  popTo(markup, index + 1, range)
  finishBlock(block, start)
  block.children = []
  block.isInElse = isElse
  if (block.node.kind === 'if') {
    block.node.branches.push({
      head: range,
      children: [],
      ...(isElseIf ? readTest(markup, inner, range) : {}),
    })
  }
}

function reportMisplaced({ report }: Markup, { name, start, end }: Mark): void {
  report.add('MTM1207', { token: `{${name}}`, problem: 'misplaced' }, { start, end })
}

function closeBlock(markup: Markup, mark: Mark): void {
  const { name, start, end } = mark
  const opening = `#${name.slice(1)}`
  if ((markup.openCounts.get(opening) ?? 0) > 0) {
    const index = markup.frames.findLastIndex((frame) => frame.name === opening)
    popTo(markup, index + 1, { start, end })
    const frame = close(markup)
    if (frame.kind === 'block') finishBlock(frame, end)
    return
  }
  if (forgive(markup, opening)) return
  if (BLOCKS.includes(opening)) reportMisplaced(markup, mark)
  else reportUnknown(markup, mark)
}

/** `{@html e}`. */
function readDirective(markup: Markup, mark: Mark): void {
  const { name, inner, start, end } = mark
  const text = trim(markup.source, inner)
  if (name !== '@html') return reportUnknown(markup, mark)
  if (text) {
    current(markup).children.push({ kind: 'html', expression: markup.expressions.add(text), start, end })
    return
  }
  markup.report.add('MTM2002', { problem: 'there is no expression to show' }, { start, end })
}
