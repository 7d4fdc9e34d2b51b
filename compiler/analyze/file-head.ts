import { FRONTMATTER_KEYS, readFrontmatter } from '../parse/frontmatter.ts'
import type { FrontmatterReading } from '../parse/frontmatter.ts'
import { scanHeader } from '../parse/header.ts'
import type { Header } from '../parse/header.ts'
import type { Report } from '../report.ts'
import type { Dialect } from '../types.ts'
import { detectDialect } from './dialect.ts'
import { resolveTarget } from './target.ts'

/** What can be told of a file before its body is parsed. */
export interface FileHead {
  readonly header: Header
  readonly reading: FrontmatterReading
  readonly dialect: Dialect
}

/** Reads the header, and what the body is written in, for tools to which the target is all the same. */
export function readHead(source: string, filename: string, report: Report): FileHead {
  const header = scanHeader(source, FRONTMATTER_KEYS)
  const reading = readFrontmatter(source, header, report)
  const options = { filename, defaultTarget: 'react', fallbackRange: header.opening } as const
  const target = resolveTarget(reading, options, report)
  const { dialect } = detectDialect(source, header.end, reading, target)
  return { header, reading, dialect }
}
