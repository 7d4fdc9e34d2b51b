import { createBraceScanner } from '../parse/braces.ts'
import { advance, createLexer, tokenText } from '../parse/lexer.ts'
import type { Edits } from './edits.ts'
import { matchAt, startsLine } from './split-body.ts'
import type { BodyParts } from './split-body.ts'

/** `template(`…`)`, where each offset is that of a piece to replace. */
interface StringTemplate {
  readonly start: number
  readonly contentStart: number
  readonly contentEnd: number
  readonly end: number
  readonly replacements: readonly Replacement[]
}

interface Replacement {
  readonly start: number
  readonly end: number
  readonly text: string
}

const OPENING_RE = /(?:return\s+)?template\(\s*`/y
const CLOSING_RE = /`\s*\)[ \t]*;?(?=[ \t]*(?:\r?\n|$))/y

/** Makes the one string template of a body a `<template>` block. */
export function stringTemplate({ source, scripts, markups }: BodyParts, edits: Edits): void {
  const found = scripts.flatMap(({ start, end }) => findAll(source, start, end))
  const [template] = found
  if (found.length !== 1 || !template || markups.length > 0) return
  edits.replace(template.start, template.contentStart, '<template>')
  for (const { start, end, text } of template.replacements) edits.replace(start, end, text)
  edits.replace(template.contentEnd, template.end, '</template>')
  edits.done()
}

function findAll(source: string, start: number, end: number): (StringTemplate | undefined)[] {
  const found: (StringTemplate | undefined)[] = []
  const lexer = createLexer(source, start, end)
  while (advance(lexer) !== 'end') {
    const word = lexer.kind === 'word' || lexer.kind === 'keyword' ? tokenText(lexer) : ''
    if (!startsLine(lexer) || (word !== 'template' && word !== 'return')) continue
    const opening = matchAt(OPENING_RE, source, lexer.start)
    if (opening) found.push(read(source, lexer.start, lexer.start + opening[0].length))
  }
  return found
}

/** Reads up to the closing backtick; undefined when the text is not the same as markup. */
function read(source: string, start: number, contentStart: number): StringTemplate | undefined {
  const replacements: Replacement[] = []
  const braces = createBraceScanner(source, source.length)
  let at = contentStart
  for (; at < source.length && source[at] !== '`'; at++) {
    if (source[at] === '\\') {
      if (!/[`$\\{}]/.test(source[at + 1] ?? '')) return undefined
      replacements.push({ start: at, end: at + 1, text: '' })
      at++
    } else if (source.startsWith('${', at)) {
      const inner = braces.scan(at + 2)
      if (!inner || inner.isEmpty || source.slice(inner.start, inner.end).includes('`')) return undefined
      replacements.push({ start: at, end: at + 1, text: '' })
      at = inner.end
    }
  }
  const closing = matchAt(CLOSING_RE, source, at)
  return closing
    ? { start, contentStart, contentEnd: at, end: at + closing[0].length, replacements }
    : undefined
}
