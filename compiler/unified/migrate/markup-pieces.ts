import type { Range } from '../../types.ts'
import type { BraceScanner } from '../parse/braces.ts'

/** A piece of markup; comments and the content of `m-raw` elements, scripts and styles are none. */
export type MarkupPiece = TagPiece | BracesPiece

/** An attribute with a value in quotes or braces. */
export interface AttributePiece {
  readonly name: string
  readonly nameRange: Range
  readonly kind: 'quoted' | 'braces'
  /** With its quotes or braces. */
  readonly value: Range
}

export interface TagPiece {
  readonly kind: 'tag'
  readonly name: string
  readonly attributes: readonly AttributePiece[]
}

/** `{…}` in text or in quotes; the range is without the outer braces. */
export interface BracesPiece extends Range {
  readonly kind: 'braces'
}

const TAG_RE = /<([A-Za-z][\w.:-]*)(?=[\s>/])/y
const COMMENT_RE = /<!--[\s\S]*?(?:-->|$)/y
const ATTRIBUTE_RE = /\s*(?:([^\s"'<>/={}]+)(\s*=\s*)?|\/(?!>))/y
const TAG_END_RE = /\s*\/?>/y

/** Takes markup apart, as far as that needs no understanding. */
export function piecesOf(source: string, { start, end }: Range, braces: BraceScanner): MarkupPiece[] {
  const pieces: MarkupPiece[] = []
  for (let at = start; at < end;) {
    const comment = source[at] === '<' ? matchEnd(COMMENT_RE, source, at) : undefined
    const tag = comment === undefined && source[at] === '<' ? execAt(TAG_RE, source, at) : null
    if (tag) at = readTag({ source, end, braces, pieces }, tag)
    else if (source[at] === '{') at = readBraces(source, at, braces, pieces) ?? at + 1
    else at = comment ?? at + 1
  }
  return pieces
}

/** Every expression of the markup: in text, in quotes, as an attribute's value. */
export function expressionsOf(source: string, range: Range, braces: BraceScanner): Range[] {
  return piecesOf(source, range, braces).flatMap((piece): Range[] =>
    piece.kind === 'braces'
      ? [piece]
      : piece.attributes
          .filter(({ kind }) => kind === 'braces')
          .map(({ value }) => ({ start: value.start + 1, end: value.end - 1 })),
  )
}

interface TagContext {
  readonly source: string
  readonly end: number
  readonly braces: BraceScanner
  readonly pieces: MarkupPiece[]
}

/** Gives the offset after the tag, or after the whole element when its content is no markup. */
function readTag({ source, end, braces, pieces }: TagContext, tag: RegExpExecArray): number {
  const name = tag[1] ?? ''
  const attributes: AttributePiece[] = []
  const names: string[] = []
  let at = tag.index + tag[0].length
  while (at < end) {
    const close = matchEnd(TAG_END_RE, source, at)
    if (close !== undefined) {
      at = close
      break
    }
    const attribute = execAt(ATTRIBUTE_RE, source, at)
    if (!attribute) {
      const spread = source[at] === '{' ? readBraces(source, at, braces, pieces) : undefined
      at = spread ?? at + 1
      continue
    }
    at += attribute[0].length
    const [, attributeName, equals] = attribute
    if (attributeName === undefined) continue
    names.push(attributeName)
    if (equals === undefined) continue
    const nameStart = at - equals.length - attributeName.length
    const value = readValue(source, at, braces, pieces)
    if (!value) continue
    attributes.push({
      name: attributeName,
      nameRange: { start: nameStart, end: nameStart + attributeName.length },
      ...value,
    })
    at = value.value.end
  }
  pieces.push({ kind: 'tag', name, attributes })
  const isOpaque = names.includes('m-raw') || /^(?:script|style)$/i.test(name)
  return isOpaque && source[at - 2] !== '/' ? endOfElement(source, at, name, end) : at
}

function readValue(
  source: string,
  at: number,
  braces: BraceScanner,
  pieces: MarkupPiece[],
): Pick<AttributePiece, 'kind' | 'value'> | undefined {
  const quote = source[at]
  if (quote === '{') {
    const inner = braces.scan(at + 1)
    return inner && { kind: 'braces', value: { start: at, end: inner.end + 1 } }
  }
  if (quote !== '"' && quote !== "'") return undefined
  let next = at + 1
  while (next < source.length && source[next] !== quote) {
    next = (source[next] === '{' ? readBraces(source, next, braces, pieces) : undefined) ?? next + 1
  }
  return { kind: 'quoted', value: { start: at, end: next + 1 } }
}

function readBraces(
  source: string,
  at: number,
  braces: BraceScanner,
  pieces: MarkupPiece[],
): number | undefined {
  const inner = braces.scan(at + 1)
  if (!inner || source[inner.end] !== '}') return undefined
  pieces.push({ kind: 'braces', start: inner.start, end: inner.end })
  return inner.end + 1
}

function endOfElement(source: string, from: number, name: string, end: number): number {
  const close = source.indexOf(`</${name}`, from)
  return close === -1 ? end : close
}

const matchEnd = (pattern: RegExp, source: string, at: number): number | undefined => {
  const match = execAt(pattern, source, at)
  return match ? at + match[0].length : undefined
}

function execAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}
