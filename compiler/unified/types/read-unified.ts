import { readHead } from '../../analyze/file-head.ts'
import { createReport } from '../../report.ts'
import type { Channel, Frontmatter, ParseScript } from '../../types.ts'
import type { UnifiedFile } from '../ast.ts'
import { parseUnified } from '../parse/index.ts'

/** A unified file as far as types are concerned. */
export interface UnifiedReading {
  readonly file: UnifiedFile
  readonly frontmatter: Frontmatter
  readonly channels: readonly Channel[]
  /** True when something in it cannot be read, so that its text is no TypeScript either. */
  readonly isBroken: boolean
}

/** Header, structure and syntax; the others are about what names mean. */
const BROKEN_RE = /^MTM(?:1\d{3}|2001|2002)$/

/**
 * Reads a unified file for its types, whatever its target. What is wrong with it is for `compile` to say.
 *
 * @returns undefined for a native body, and for one of which too little can be read
 */
export function readUnified(
  source: string,
  { filename, parse }: { filename: string; parse: ParseScript },
): UnifiedReading | undefined {
  const report = createReport(filename, source)
  const { header, reading, dialect } = readHead(source, filename, report)
  if (dialect === 'native') return undefined
  const { frontmatter, channels } = reading
  const file = parseUnified(
    source,
    {
      bodyStart: header.end,
      filename,
      parse,
      meta: frontmatter.data,
      channels,
      hasLayout: typeof frontmatter.data['layoutName'] === 'string',
    },
    report,
  )
  const isBroken = report.list().some(({ code, severity }) => severity === 'error' && BROKEN_RE.test(code))
  return file && { file, frontmatter, channels, isBroken }
}
