import { nearest } from '../../../src/shared/nearest.ts'
import type { Range } from '../../types.ts'
import type { Binding } from '../ast.ts'
import type { ComponentNode, ElementNode, SlotNode, TemplateNode } from '../template-ast.ts'
import { finishTag, forgive, popTo } from './closing.ts'
import { holdsText, isEndedBy, isVoidElement } from './elements.ts'
import type { Draft } from './expressions.ts'
import { close, current, matchAt, open } from './markup.ts'
import type { Markup, TagFrame } from './markup.ts'
import { readRawText } from './raw-text.ts'
import { namespaceOf, readOpeningTag } from './tag.ts'
import type { OpeningTag } from './tag.ts'

const LINE_BREAK_RE = /\r?\n/y
const NEARBY_FRAMES = 5

/** Reads an opening tag, and opens a frame for its children unless it has none. */
export function openTag(markup: Markup): void {
  const before = current(markup)
  const isInComponent = before.kind === 'tag' && before.node.kind === 'component'
  const tag = readOpeningTag(markup, { isRaw: before.isRaw, isInComponent })
  endImplied(markup, tag)
  const outer = current(markup)
  const namespace = namespaceOf(tag.name, outer.namespace)
  const node = toNode(tag, namespace)
  outer.children.push(node)
  if (outer.kind === 'tag') outer.placements?.set(node, tag.placement)
  const isSpaceKept = tag.name === 'pre' || tag.name === 'textarea'
  const frame: TagFrame = {
    kind: 'tag',
    name: tag.name,
    head: { start: tag.start, end: tag.nameRange.end },
    children: [],
    isRaw: tag.isRaw,
    keepsSpace: outer.keepsSpace || isSpaceKept,
    namespace: tag.name === 'foreignObject' ? 'html' : namespace,
    element: tag.name,
    node,
    placement: tag.placement,
    placements: node.kind === 'component' ? new Map() : undefined,
  }
  if (tag.isSelfClosing || (node.kind === 'element' && node.isVoid)) return finishTag(frame, tag.end)
  open(markup, frame)
  if (isSpaceKept) markup.at += matchAt(LINE_BREAK_RE, markup.source, markup.at)?.[0].length ?? 0
  if (holdsText(tag.name) && namespace === 'html') readRawText(markup, frame)
}

/** Closes what a closing tag closes; it is reported when that is nothing. */
export function closeTag(markup: Markup, name: string, range: Range): void {
  if ((markup.openCounts.get(name) ?? 0) > 0) {
    const index = markup.frames.findLastIndex((frame) => frame.kind === 'tag' && frame.name === name)
    popTo(markup, index + 1, range)
    const frame = close(markup)
    if (frame.kind === 'tag') finishTag(frame, range.end)
    return
  }
  if (forgive(markup, name) || followsVoid(markup, name, range)) return
  const openTags = markup.frames
    .slice(-NEARBY_FRAMES)
    .flatMap(({ kind, name }) => (kind === 'tag' ? [name] : []))
  markup.report.add('MTM1201', { tag: name, suggestion: nearest(name, openTags) }, range)
}

/** `</input>` right behind `<input>` is as good as nothing, and JSX has made it a habit. */
function followsVoid(markup: Markup, name: string, { start }: Range): boolean {
  const last = current(markup).children.at(-1)
  return last?.kind === 'element' && last.isVoid && last.name === name && last.end === start
}

/** Ends what an HTML parser would end before this tag; a block is never ended that way. */
function endImplied(markup: Markup, tag: OpeningTag): void {
  for (;;) {
    const frame = current(markup)
    if (frame.kind !== 'tag' || frame.namespace !== 'html' || !isEndedBy(frame.name, tag.name)) return
    close(markup)
    finishTag(frame, tag.start)
  }
}

function toNode(
  tag: OpeningTag,
  namespace: ElementNode['namespace'],
): Draft<ElementNode> | Draft<ComponentNode> | Draft<SlotNode> {
  const node = createNode(tag, namespace)
  if (tag.key) node.key = tag.key
  return node
}

/** Written out: spreading is slow where a page has hundreds of tags. */
function createNode(
  tag: OpeningTag,
  namespace: ElementNode['namespace'],
): Draft<ElementNode> | Draft<ComponentNode> | Draft<SlotNode> {
  const { name, nameRange, attributes, start, end } = tag
  const children: TemplateNode[] = []
  switch (tag.type) {
    case 'component': {
      const binding: Binding = { name, kind: 'import' }
      return { kind: 'component', name, nameRange, attributes, children, start, end, binding, slots: [] }
    }
    case 'slot':
      return { kind: 'slot', name, nameRange, attributes, children, start, end, slot: takeName(tag) }
    case 'element': {
      const isVoid = namespace === 'html' && isVoidElement(name)
      const isRaw = tag.hasRawMark
      return { kind: 'element', name, nameRange, attributes, children, start, end, namespace, isVoid, isRaw }
    }
  }
}

/** `name="footer"` says which slot it is and is no attribute. */
function takeName({ attributes }: OpeningTag): string {
  const index = attributes.findIndex((attribute) => attribute.kind === 'static' && attribute.name === 'name')
  const [attribute] = index === -1 ? [] : attributes.splice(index, 1)
  const name = attribute?.kind === 'static' ? attribute.value : undefined
  return name === undefined || name === '' ? 'default' : name
}
