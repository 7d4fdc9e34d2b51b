import type { Edits } from './edits.ts'
import type { BodyParts } from './split-body.ts'

const BLOCK_RE = /^[ \t]*<(?:style|template)[\s>]/m
const SCRIPT_RE = /^[ \t]*(?:\$[\w$]+!?\s*(?::[^=\n]*)?=(?!=)|import\s|export\s|const\s|let\s|function\s)/m
const MARKUP_END_RE = /(?:>|\{\/[a-z]+\})$/
const WRAPPER_RE = /^[ \t]*export\s+default\s+(?:async\s+)?function\b/m

/** Puts `<template>` around markup that follows the script, when nothing but styles come after it. */
export function looseMarkup({ source, scripts, markups, looseMarkup: start }: BodyParts, edits: Edits): void {
  if (start === undefined || markups.length > 0) return
  const rest = source.slice(start)
  const block = BLOCK_RE.exec(rest)
  if (block && /<template/.test(block[0])) return
  const isWrapped = scripts.some((range) => WRAPPER_RE.test(source.slice(range.start, range.end)))
  const text = withoutEnd(rest.slice(0, block?.index), isWrapped)
  if (text === undefined || SCRIPT_RE.test(text) || !MARKUP_END_RE.test(text)) return
  const lineBreak = source.includes('\r\n') ? '\r\n' : '\n'
  const indent = /[ \t]*$/.exec(source.slice(0, start))?.[0] ?? ''
  edits.insert(start, `<template>${lineBreak}${indent}`)
  edits.insert(start + text.length, `${lineBreak}${indent}</template>`)
  edits.done()
}

/** The markup without the space behind it, and without the brace of the function around it. */
function withoutEnd(text: string, isWrapped: boolean | undefined): string | undefined {
  const trimmed = text.trimEnd()
  if (isWrapped !== true) return trimmed
  return trimmed.endsWith('}') && !/\{\/[a-z]+\}$/.test(trimmed) ? trimmed.slice(0, -1).trimEnd() : undefined
}
