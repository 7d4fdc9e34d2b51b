import { readHead } from '../../analyze/file-head.ts'
import { compile } from '../../compile.ts'
import { FRONTMATTER_KEYS } from '../../parse/frontmatter.ts'
import { scanHeader } from '../../parse/header.ts'
import { createReport } from '../../report.ts'
import type { Diagnostic } from '../../../src/shared/diagnostics.ts'
import type { ParseScript } from '../../types.ts'
import { createEdits } from './edits.ts'
import type { Edits } from './edits.ts'
import { doubleBraces } from './double-braces.ts'
import { stringHandlers } from './handlers.ts'
import { fenceHeader } from './header.ts'
import { lifecycleNames, sharedMarks, typeNames } from './declarations.ts'
import { looseMarkup } from './loose-markup.ts'
import { splitBody } from './split-body.ts'
import type { BodyParts } from './split-body.ts'
import { stringTemplate } from './string-template.ts'
import { valueReads } from './value-reads.ts'

/** What became of a file. */
export interface Migration {
  /** The new text; the old one when there was nothing to do. */
  readonly code: string
  /** What was rewritten, and how often. */
  readonly changes: readonly Change[]
  /** What is still wrong with the new text, in its own positions. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface Change {
  readonly what: string
  readonly count: number
}

/** One thing that older files do, and what it is today. */
interface Step {
  readonly what: string
  readonly run: (parts: BodyParts, edits: Edits, parse: ParseScript) => void
}

/** Each works on the text that the one before has left. */
const STEPS: readonly Step[] = [
  { what: 'string template made a `<template>`', run: stringTemplate },
  { what: 'markup wrapped in `<template>`', run: looseMarkup },
  { what: '`$mount`, `$destroy` renamed to `$onMount`, `$onDestroy`', run: lifecycleNames },
  { what: '`signal()` declared with `!`', run: sharedMarks },
  { what: '`float` and the like made `number`', run: typeNames },
  { what: '`$x.value` written as `$x`', run: valueReads },
  { what: 'handler in quotes made a function', run: stringHandlers },
  { what: '`{{…}}` written as `{…}`', run: doubleBraces },
]

/**
 * Rewrites what older `.mtm` files do and the language of today does not, where that is safe: the meaning
 * has to be plain from the text. Everything else keeps its place to the character. A second run changes
 * nothing. Native bodies only get fences around their header.
 *
 * @param source the text of the file
 * @param options how diagnostics name the file, and the script parser
 */
export function migrate(source: string, options: { filename: string; parse: ParseScript }): Migration {
  const changes: Change[] = []
  const apply = (text: string, what: string, run: (edits: Edits) => void): string => {
    const edits = createEdits(text)
    run(edits)
    if (edits.count() > 0) changes.push({ what, count: edits.count() })
    return edits.toString()
  }
  let code = apply(source, 'header put between `---` lines', (edits) => fenceHeader(source, edits))
  if (readHead(code, options.filename, createReport(options.filename, code)).dialect === 'unified') {
    for (const { what, run } of STEPS) {
      const { end } = scanHeader(code, FRONTMATTER_KEYS)
      code = apply(code, what, (edits) => run(splitBody(code, end), edits, options.parse))
    }
  }
  // a file that names no target has that of the project
  const { diagnostics } = compile(code, { defaultTarget: 'react', ...options })
  return { code, changes, diagnostics }
}
