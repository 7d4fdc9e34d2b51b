import type { Range } from '../../types.ts'
import type { Expression } from '../ast.ts'
import type { TemplateNode } from '../template-ast.ts'
import { dropsSpace, hasOptionalEnd } from './elements.ts'
import { close, current } from './markup.ts'
import type { BlockFrame, Frame, Markup, TagFrame } from './markup.ts'
import { divideIntoSlots } from './slots.ts'
import { condense } from './white-space.ts'

/** Closes all frames from a depth on because of what stands at `before`, and reports those without an end of their own. */
export function popTo(markup: Markup, depth: number, before: Range): void {
  while (markup.frames.length > depth) {
    const frame = close(markup)
    if (frame.kind !== 'tag' || !isEndOptional(markup, frame, before)) reportUnclosed(markup, frame, before)
    if (frame.kind === 'tag') finishTag(frame, before.start)
    else if (frame.kind === 'block') finishBlock(frame, before.start)
  }
}

/** Gives an element its children, in their final form. */
export function finishTag(
  { node, children, keepsSpace, name, placement, placements }: TagFrame,
  end: number,
): void {
  node.end = end
  const surroundings = { keepsSpace, dropsSpace: dropsSpace(name) }
  const isText = name === 'script' || name === 'style'
  node.children = isText ? children : condense(children, surroundings)
  if (node.kind === 'component' && placements) node.slots = divideIntoSlots(children, placements, placement)
}

/** Gives a block, or the branch of it that is open, its children in their final form. */
export function finishBlock(
  { node, children, isInElse, keepsSpace, element }: BlockFrame,
  end: number,
): void {
  if (node === undefined) return
  const condensed = condense(children, { keepsSpace, dropsSpace: dropsSpace(element) })
  node.end = end
  const branch = node.kind === 'if' ? node.branches.at(-1) : undefined
  if (branch) branch.children = condensed
  else if (node.kind === 'each' && isInElse) node.otherwise = condensed
  else if (node.kind !== 'if') node.children = condensed
  if (node.kind === 'each' && !isInElse && !node.key) {
    const key = keyOfFirst(condensed)
    if (key) node.key = key
  }
}

/** `key={…}` of the first element. */
function keyOfFirst(children: readonly TemplateNode[]): Expression | undefined {
  const first = children.find(({ kind }) => kind !== 'text')
  return first?.kind === 'element' || first?.kind === 'component' ? first.key : undefined
}

/** Lets a closing pass whose opening was reported before; says whether there was one. */
export function forgive({ forgiven }: Markup, name: string): boolean {
  const count = forgiven.get(name) ?? 0
  if (count > 0) forgiven.set(name, count - 1)
  return count > 0
}

function isEndOptional(markup: Markup, frame: TagFrame, before: Range): boolean {
  return (
    hasOptionalEnd(frame.name) &&
    current(markup).kind === 'tag' &&
    markup.source.startsWith('</', before.start)
  )
}

function reportUnclosed({ source, report, forgiven }: Markup, frame: Frame, before: Range): void {
  const isBlock = frame.kind === 'block'
  const token = isBlock ? `{${frame.name}}` : `<${frame.name}>`
  const close = isBlock ? `{/${frame.name.slice(1)}}` : `</${frame.name}>`
  const text = source.slice(before.start, before.end)
  report.add('MTM1202', { token, close, before: text === '' ? 'the end' : `\`${text}\`` }, frame.head)
  forgiven.set(frame.name, (forgiven.get(frame.name) ?? 0) + 1)
}
