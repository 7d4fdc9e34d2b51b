import type { StyleBlock } from '../ast.ts'
import type { ElementNode, TemplateNode } from '../template-ast.ts'
import type { Body, BodyContext } from './body.ts'
import { readMarkup } from './template.ts'

const LEADING_RE = /(?:\s+|<!--[^]*?-->|\/\/[^\n]*|\/\*[^]*?\*\/|<style\b[^]*?<\/style\s*>)*/y
const TAG_RE = /<(?!(?:template|style)[\s>/])[A-Za-z]/y
const BLOCK_RE = /\{[#@]/y

/** Says whether a body is markup and nothing else: its first tag that is no style is no template. */
export function isMarkupAlone(source: string, start: number): boolean {
  LEADING_RE.lastIndex = start
  const first = start + (LEADING_RE.exec(source)?.[0].length ?? 0)
  TAG_RE.lastIndex = first
  BLOCK_RE.lastIndex = first
  return TAG_RE.test(source) || BLOCK_RE.test(source)
}

/** Reads a body that is one implicit template; its styles are those at the top level. */
export function readMarkupAlone({ source, expressions, report }: BodyContext, start: number): Body {
  const place = { source, start, limit: source.length, isBlock: false }
  const { children } = readMarkup(place, expressions, report)
  reportJsx(source, start, report)
  return {
    template: { content: { start, end: source.length }, children: children.filter((node) => !isStyle(node)) },
    styles: children.filter(isStyle).map((node) => toStyle(source, node)),
    cuts: [],
    types: new Map(),
    incomplete: new Set(),
    hasBareMarkup: true,
    isReadable: true,
  }
}

const isStyle = (node: TemplateNode): node is ElementNode => node.kind === 'element' && node.name === 'style'

function toStyle(source: string, { start, end, attributes, children, nameRange }: ElementNode): StyleBlock {
  const value = (name: string): string | undefined => {
    const found = attributes.find((attribute) => attribute.kind === 'static' && attribute.name === name)
    return found?.kind === 'static' ? (found.value ?? '') : undefined
  }
  const [text] = children
  const tagEnd = source.indexOf('>', attributes.at(-1)?.end ?? nameRange.end) + 1
  return {
    start,
    end,
    content: text ? { start: text.start, end: text.end } : { start: tagEnd, end: tagEnd },
    lang: value('lang') ?? 'css',
    isGlobal: value('global') !== undefined,
  }
}

/** `className` and `htmlFor` give a React component away that is only its markup. */
function reportJsx(source: string, start: number, report: BodyContext['report']): void {
  const pattern = /<[A-Za-z][^<>]*?\s(className|htmlFor)=/g
  pattern.lastIndex = start
  const match = pattern.exec(source)
  const token = match?.[1]
  if (!match || token === undefined) return
  const end = match.index + match[0].length - 1
  report.add('MTM1303', { token }, { start: end - token.length, end })
}
