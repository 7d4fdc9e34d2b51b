import type { Range } from '../../types.ts'
import type { StyleBlock } from '../ast.ts'
import type { Template } from '../template-ast.ts'
import type { BodyContext } from './body.ts'
import { matchAt } from './markup.ts'
import { readMarkup } from './template.ts'

const TAG_END_RE = /[^>]*>?/y
const STYLE_END_RE = /<\/style\s*>/g
/** Where a script most likely goes on behind a template that lacks its end. */
const SCRIPT_RE = /^[ \t]*(?:\$[\w$]+!?\s*[:=]|<style\b|import\s|(?:const|let|function|async)\s)/gm

/** Reads the `<template>` that begins at an offset. */
export function readTemplate(context: BodyContext, start: number): { template: Template; range: Range } {
  const { source, expressions, report } = context
  const open = { start, end: start + (matchAt(TAG_END_RE, source, start)?.[0].length ?? 0) }
  const isClosed = source.includes('</template', open.end)
  const limit = isClosed ? source.length : (firstMatch(SCRIPT_RE, source, open.end)?.index ?? source.length)
  const { children, end, close } = readMarkup(
    { source, start: open.end, limit, isBlock: true },
    expressions,
    report,
  )
  if (!close) report.add('MTM1101', { tag: 'template' }, open)
  const content = { start: open.end, end }
  return {
    template: { open, ...(close ? { close } : {}), content, children },
    range: { start, end: close?.end ?? end },
  }
}

/** Reads the `<style>` that begins at an offset. */
export function readStyle({ source, report }: BodyContext, start: number): StyleBlock {
  const tag = matchAt(TAG_END_RE, source, start)?.[0] ?? ''
  const open = { start, end: start + tag.length }
  const close = firstMatch(STYLE_END_RE, source, open.end)
  if (!close) report.add('MTM1101', { tag: 'style' }, open)
  const contentEnd = close?.index ?? source.length
  return {
    start,
    end: contentEnd + (close?.[0].length ?? 0),
    content: { start: open.end, end: contentEnd },
    lang: /\blang\s*=\s*["']?([\w-]+)/.exec(tag)?.[1] ?? 'css',
    isGlobal: /\sglobal(?=[\s=>/])/.test(tag),
  }
}

function firstMatch(pattern: RegExp, source: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from
  return pattern.exec(source)
}
