import type { Range } from '../types.ts'
import { skipBraces } from './braces.ts'

/** A top-level element of a Vue or Svelte file. */
export interface Block extends Range {
  readonly name: string
  /** By name; an attribute without a value has `''`. */
  readonly attributes: ReadonlyMap<string, string>
  readonly content: Range
}

/** Whose markup it is: which interpolations may hold text that looks like a tag. */
export type Markup = 'vue' | 'svelte'

interface Tag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly selfClosing: boolean
  readonly end: number
}

const TAG_NAME_RE = /[A-Za-z][^\s/>]*/y
const ATTRIBUTE_RE = /[^\s=/>"'{][^\s=/>{]*/y
const UNQUOTED_RE = /[^\s>]*/y
const VOID_RE = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i

/**
 * Lists the top-level elements of a Vue or Svelte file. Tags in comments, attribute values,
 * interpolations, other elements and raw text are not mistaken for blocks.
 *
 * @param source the whole text; scanning starts at `start`
 */
export function scanBlocks(source: string, start: number, markup: Markup): Block[] {
  const blocks: Block[] = []
  const open: { name: string; at: number; tag: Tag }[] = []
  const close = (index: number, contentEnd: number, end: number): void => {
    const element = open[index]
    open.length = index
    if (element && index === 0) blocks.push(toBlock(element.at, element.tag, contentEnd, end))
  }
  for (let at = start; at < source.length;) {
    const skipped = skipText(source, at, { markup, depth: open.length })
    if (skipped > at) {
      at = skipped
      continue
    }
    if (source.startsWith('</', at)) {
      const name = matchAt(TAG_NAME_RE, source, at + 2)
      const end = endAfter(source, '>', at)
      const index = open.findLastIndex((element) => element.name === name)
      if (index !== -1) close(index, at, end)
      at = end
      continue
    }
    const tag = readTag(source, at, markup)
    open.push({ name: tag.name, at, tag })
    if (tag.selfClosing || VOID_RE.test(tag.name)) close(open.length - 1, tag.end, tag.end)
    else if (isRaw(tag, { markup, depth: open.length - 1 })) {
      const contentEnd = findRawEnd(source, tag)
      const end = endAfter(source, '>', contentEnd)
      close(open.length - 1, contentEnd, end)
      at = end
      continue
    }
    at = tag.end
  }
  if (open.length > 0) close(0, source.length, source.length)
  return blocks
}

/** Offset of the next tag, or of something else worth a look; `at` itself when a tag starts there. */
function skipText(source: string, at: number, where: { markup: Markup; depth: number }): number {
  if (source.startsWith('<!--', at)) return endAfter(source, '-->', at)
  if (where.markup === 'svelte' && source[at] === '{') return skipBraces(source, at)
  if (where.markup === 'vue' && where.depth > 0 && source.startsWith('{{', at))
    return endAfter(source, '}}', at)
  return source[at] === '<' && /[A-Za-z/]/.test(source[at + 1] ?? '') ? at : at + 1
}

function readTag(source: string, start: number, markup: Markup): Tag {
  const name = matchAt(TAG_NAME_RE, source, start + 1)
  const attributes = new Map<string, string>()
  let at = start + 1 + name.length
  while (at < source.length && source[at] !== '>') {
    if (markup === 'svelte' && source[at] === '{') {
      at = skipBraces(source, at)
      continue
    }
    const key = matchAt(ATTRIBUTE_RE, source, at)
    if (key === '') {
      at++
      continue
    }
    const value = readValue(source, at + key.length, markup)
    attributes.set(key, value.text)
    at = value.end
  }
  return { name, attributes, selfClosing: source[at - 1] === '/', end: Math.min(at + 1, source.length) }
}

function readValue(source: string, afterName: number, markup: Markup): { text: string; end: number } {
  const equals = /\s*=\s*/y
  const sign = matchAt(equals, source, afterName)
  const at = afterName + sign.length
  if (sign === '') return { text: '', end: afterName }
  if (markup === 'svelte' && source[at] === '{') return { text: '', end: skipBraces(source, at) }
  const quote = source[at]
  if (quote !== '"' && quote !== "'") {
    const text = matchAt(UNQUOTED_RE, source, at)
    return { text, end: at + text.length }
  }
  let end = at + 1
  while (end < source.length && source[end] !== quote) {
    end = markup === 'svelte' && source[end] === '{' ? skipBraces(source, end) : end + 1
  }
  return { text: source.slice(at + 1, end), end: Math.min(end + 1, source.length) }
}

/** Vue reads every top-level block but an HTML template as raw text. */
function isRaw(tag: Tag, { markup, depth }: { markup: Markup; depth: number }): boolean {
  if (/^(?:script|style|textarea)$/i.test(tag.name)) return true
  if (markup !== 'vue' || depth > 0) return false
  const lang = tag.attributes.get('lang') ?? 'html'
  return tag.name !== 'template' || (lang !== 'html' && lang !== '')
}

function findRawEnd(source: string, tag: Tag): number {
  const index = source.toLowerCase().indexOf(`</${tag.name.toLowerCase()}`, tag.end)
  return index === -1 ? source.length : index
}

function toBlock(start: number, tag: Tag, contentEnd: number, end: number): Block {
  return {
    name: tag.name,
    attributes: tag.attributes,
    start,
    end,
    content: { start: tag.end, end: Math.max(tag.end, contentEnd) },
  }
}

function matchAt(pattern: RegExp, source: string, at: number): string {
  // a copy, because a sticky pattern keeps its position
  const sticky = new RegExp(pattern)
  sticky.lastIndex = at
  return sticky.exec(source)?.[0] ?? ''
}

function endAfter(source: string, text: string, from: number): number {
  const index = source.indexOf(text, from)
  return index === -1 ? source.length : index + text.length
}
