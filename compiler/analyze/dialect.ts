import type { Framework } from '../../src/shared/framework.ts'
import type { FrontmatterReading } from '../parse/frontmatter.ts'
import type { Dialect, Range } from '../types.ts'

/** The dialect, and the text that gives a unified body away. */
export interface DialectVerdict {
  readonly dialect: Dialect
  readonly evidence: Range
}

/** Data, such as `<script type="application/ld+json">`, is no script. */
const SCRIPT_TAG_RE =
  /^[ \t]*<script(?![^>]*\stype=["']?(?:application|text)\/(?!javascript|ecmascript|typescript|babel))[\s>]/m
const STRING_TEMPLATE_RE = /^[ \t]*(?:return[ \t]+)?template\(`/m
const STATE_DECLARATION_RE = /^[ \t]*\$[A-Za-z_]\w*!(?=[ \t]*(?::[^=\n]*)?=(?!=))/m
const DECLARATION_RE = /^[ \t]*\$[A-Za-z_]\w*(?=[ \t]*(?::[^=\n]*)?=(?!=))/m
const TEMPLATE_BLOCK_RE = /^[ \t]*<template>/gm
const INSIDE_EXPRESSION_RE = /(?:[(>,?:&|=]|\breturn)\s*$/
const VUE_SYNTAX_RE = /\{\{|<template\s+(?:lang|#|v-)|[\s<](?:v-[a-z]|[@:#][A-Za-z[][^\s="'>]*=)/
const MARKUP_RE = /^\s*(?:<!--[\s\S]*?-->\s*)*<[A-Za-z][\w.:-]*/

/**
 * Decides what the body is written in. `dialect:` wins; else it is unified when it declares state
 * with `$name! =`, has a `<template>` block without Vue syntax or with `$` declarations, or is
 * markup alone. A `<script>` tag makes it native, and so does everything else.
 */
export function detectDialect(
  source: string,
  bodyStart: number,
  { frontmatter, ranges }: FrontmatterReading,
  target: Framework | undefined,
): DialectVerdict {
  const setting = frontmatter.dialect ?? 'auto'
  const evidence = setting === 'unified' ? ranges.get('dialect') : undefined
  const found = evidence ?? (setting === 'auto' ? findUnified(source, bodyStart, target) : undefined)
  return found
    ? { dialect: 'unified', evidence: found }
    : { dialect: 'native', evidence: { start: bodyStart, end: bodyStart } }
}

function findUnified(source: string, bodyStart: number, target: Framework | undefined): Range | undefined {
  const body = source.slice(bodyStart)
  const stringTemplate = STRING_TEMPLATE_RE.exec(body)
  if (stringTemplate) return trimmedRange(stringTemplate, bodyStart)
  if (SCRIPT_TAG_RE.test(body)) return undefined
  const state = STATE_DECLARATION_RE.exec(body)
  if (state) return trimmedRange(state, bodyStart)
  const template = findTemplateBlock(body)
  if (template) {
    const isVue = target !== 'react' && target !== 'solid' && VUE_SYNTAX_RE.test(body.slice(template.index))
    return isVue && !DECLARATION_RE.test(body) ? undefined : trimmedRange(template, bodyStart)
  }
  const markup = /^\s*<template\s/.test(body) ? undefined : MARKUP_RE.exec(body)
  return markup ? lastTag(markup, bodyStart) : undefined
}

/** A `<template>` that stands where a statement may, and not inside of JSX. */
function findTemplateBlock(body: string): RegExpMatchArray | undefined {
  for (const match of body.matchAll(TEMPLATE_BLOCK_RE)) {
    if (!INSIDE_EXPRESSION_RE.test(body.slice(Math.max(0, match.index - 200), match.index))) return match
  }
  return undefined
}

function trimmedRange(match: RegExpMatchArray | RegExpExecArray, offset: number): Range {
  const text = match[0]
  const start = offset + (match.index ?? 0) + text.length - text.trimStart().length
  return { start, end: start + text.trim().length }
}

function lastTag(match: RegExpExecArray, offset: number): Range {
  const end = offset + match.index + match[0].length
  return { start: end - match[0].length + match[0].lastIndexOf('<'), end }
}
