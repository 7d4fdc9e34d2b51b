import { FRONTMATTER_KEYS } from '../../parse/frontmatter.ts'
import { scanHeader } from '../../parse/header.ts'
import type { Edits } from './edits.ts'

/** Puts `---` around bare `key: value` lines, and closes fences that are only opened. */
export function fenceHeader(source: string, edits: Edits): void {
  const header = scanHeader(source, FRONTMATTER_KEYS)
  if (header.kind !== 'bare' && header.kind !== 'unclosed') return
  const lineBreak = source.includes('\r\n') ? '\r\n' : '\n'
  const endsLine = source[header.end - 1] === '\n'
  if (header.kind === 'bare') edits.insert(header.yaml.start, `---${lineBreak}`)
  edits.insert(header.end, `${endsLine ? '' : lineBreak}---${lineBreak}`)
  edits.done()
}
