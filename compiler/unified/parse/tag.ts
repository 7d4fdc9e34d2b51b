import type { Range } from '../../types.ts'
import type { Binding, Expression } from '../ast.ts'
import type { Attribute, ElementNode } from '../template-ast.ts'
import { readAttribute } from './attribute-text.ts'
import type { NamedText, WrittenAttribute } from './attribute-text.ts'
import { classifyAttribute, withExpression } from './attributes.ts'
import { matchAt } from './markup.ts'
import type { Markup, Placement } from './markup.ts'

/** An opening tag. */
export interface OpeningTag extends Range {
  readonly name: string
  readonly nameRange: Range
  readonly type: 'element' | 'component' | 'slot'
  readonly attributes: Attribute[]
  readonly key: Expression | undefined
  readonly placement: Placement
  /** `<br/>`. */
  readonly isSelfClosing: boolean
  /** True with `m-raw`, and for what stands in it. */
  readonly isRaw: boolean
  readonly hasRawMark: boolean
}

interface Extras {
  key?: Expression
  slot?: string
  readonly let: Binding[]
  hasRawMark: boolean
}

const NAME_RE = /[A-Za-z][^\s/>{}<="'`]*/y
const SPACE_RE = /\s*/y

/** Reads the opening tag at `markup.at`, a `<` before a letter, and everything in it. */
export function readOpeningTag(
  markup: Markup,
  { isRaw, isInComponent }: { isRaw: boolean; isInComponent: boolean },
): OpeningTag {
  const { at: start, source } = markup
  const name = matchAt(NAME_RE, source, start + 1)?.[0] ?? ''
  const nameRange = { start: start + 1, end: start + 1 + name.length }
  const type = name === 'slot' ? 'slot' : /^[A-Z]|\./.test(name) ? 'component' : 'element'
  markup.at = nameRange.end
  const written: WrittenAttribute[] = []
  const isSelfClosing = readParts(markup, { start, nameRange, isRaw }, written)
  const extras: Extras = { let: [], hasRawMark: false }
  const raw = isRaw || written.some(isRawMark)
  const attributes = keepAttributes(markup, written, { name, type, isRaw: raw, isInComponent }, extras)
  const { key, hasRawMark } = extras
  return {
    name,
    nameRange,
    type,
    start,
    end: markup.at,
    attributes,
    key,
    placement: extras,
    isSelfClosing,
    isRaw: raw,
    hasRawMark,
  }
}

const isRawMark = (written: WrittenAttribute): boolean => written.kind === 'named' && written.name === 'm-raw'

/** Reads up to the end of the tag; says whether it closes itself. */
function readParts(
  markup: Markup,
  tag: { readonly start: number; readonly nameRange: Range; readonly isRaw: boolean },
  written: WrittenAttribute[],
): boolean {
  const { source, limit } = markup
  let isRaw = tag.isRaw
  for (;;) {
    markup.at += matchAt(SPACE_RE, source, markup.at)?.[0].length ?? 0
    if (markup.at >= limit || source[markup.at] === '<') {
      markup.at = Math.min(markup.at, limit)
      const token = source.slice(tag.start, tag.nameRange.end)
      markup.report.add('MTM1205', { token, missing: '>' }, { start: tag.start, end: tag.nameRange.end })
      return false
    }
    if (source[markup.at] === '>') {
      markup.at++
      return false
    }
    if (source[markup.at] === '/') {
      markup.at++
      if (source[markup.at] !== '>') continue
      markup.at++
      return true
    }
    const attribute = readAttribute(markup, { isRaw })
    if (attribute) written.push(attribute)
    isRaw ||= attribute !== undefined && isRawMark(attribute)
  }
}

function keepAttributes(
  markup: Markup,
  written: readonly WrittenAttribute[],
  owner: { name: string; type: OpeningTag['type']; isRaw: boolean; isInComponent: boolean },
  extras: Extras,
): Attribute[] {
  const attributes: Attribute[] = []
  const names = new Set<string>()
  for (const attribute of written) {
    if (attribute.kind === 'named') {
      if (takeExtra(markup, attribute, owner, extras)) continue
      if (names.has(attribute.name)) {
        markup.report.add('MTM1206', { name: attribute.name, tag: owner.name }, attribute.nameRange)
        continue
      }
      names.add(attribute.name)
    }
    const kept = classifyAttribute(markup, attribute, {
      tag: owner.name,
      isElement: owner.type === 'element',
      isRaw: owner.isRaw,
    })
    if (kept) attributes.push(kept)
  }
  return attributes
}

/** `m-raw`, `key`, `slot` and `let:name` say something about the tag and are no attributes of it. */
function takeExtra(
  markup: Markup,
  written: NamedText,
  { isRaw, isInComponent, type }: { isRaw: boolean; isInComponent: boolean; type: OpeningTag['type'] },
  extras: Extras,
): boolean {
  const { name, nameRange, value } = written
  if (name === 'm-raw') return (extras.hasRawMark = true)
  if (isRaw) return false
  if (name === 'key') {
    const key = withExpression(markup, written, (expression) => expression)
    if (key) extras.key = key
    return true
  }
  if (name.startsWith('let:') && (isInComponent || type === 'component')) {
    const range = { start: nameRange.start + 4, end: nameRange.end }
    extras.let.push({ name: name.slice(4), kind: 'item', declaredAt: range })
    return true
  }
  const [part, ...others] = value ?? []
  if (name !== 'slot' || !isInComponent || part?.kind !== 'text' || others.length > 0) return false
  extras.slot = part.text
  return true
}

/** The namespace of an element, and of what stands in it. */
export function namespaceOf(name: string, outer: ElementNode['namespace']): ElementNode['namespace'] {
  if (name === 'svg') return 'svg'
  return name === 'math' ? 'mathml' : outer
}
