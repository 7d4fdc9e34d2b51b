import { analyzeBody } from './analyze/body.ts'
import { checkChannelNames } from './analyze/channel-names.ts'
import { detectDialect } from './analyze/dialect.ts'
import { resolveTarget } from './analyze/target.ts'
import { generate } from './generate/index.ts'
import { suffixOf } from './generate/target.ts'
import type { LocatedChannel } from './parse/channels.ts'
import { FRONTMATTER_KEYS, readFrontmatter } from './parse/frontmatter.ts'
import { scanHeader } from './parse/header.ts'
import { createReport } from './report.ts'
import type { Channel, CompileOptions, CompileResult } from './types.ts'

/**
 * Compiles a `.mtm` file into source for the official compiler of its target. Line N of the output
 * is line N of the file. Problems are never thrown: they are all in `diagnostics`, and with an error
 * among them `code` is `''` and `map` is `null`. Syntax errors of the body are left to the official
 * compiler.
 *
 * @param source the text of the file
 * @param options how the file is called, the script parser, and defaults
 * @example
 * import { parseSync } from 'vite'
 * const { code, map, suffix } = compile(source, { filename: 'src/Cart.mtm', parse: parseSync })
 */
export function compile(source: string, options: CompileOptions): CompileResult {
  const { filename, parse, defaultTarget = options.target, importSource = 'metamon' } = options
  const report = createReport(filename, source)
  const header = scanHeader(source, FRONTMATTER_KEYS)
  const reading = readFrontmatter(source, header, report)
  const named = resolveTarget(reading, { filename, defaultTarget, fallbackRange: header.opening }, report)
  const { dialect, evidence } = detectDialect(source, header.end, reading, named)
  const target = dialect === 'unified' ? (options.target ?? named) : named
  if (dialect === 'unified') {
    report.add('MTM1025', { token: source.slice(evidence.start, evidence.end) }, evidence)
  }
  const { channels } = reading
  const needsBody = target !== undefined && dialect === 'native' && channels.length > 0
  const body = needsBody ? analyzeBody(target, { source, bodyStart: header.end, filename, parse }) : undefined
  if (target && body) checkChannelNames(channels, body, target, report)

  const output =
    target === undefined || report.hasErrors()
      ? { code: '', map: null }
      : generate({ source, filename, target, header, channels, body, importSource })
  return {
    target,
    dialect,
    ...output,
    suffix: target && suffixOf(target),
    frontmatter: reading.frontmatter,
    channels: channels.map(withoutLocation),
    diagnostics: report.list(),
  }
}

const withoutLocation = ({ event, emit, on }: LocatedChannel): Channel => ({
  event,
  ...(emit === undefined ? {} : { emit }),
  ...(on === undefined ? {} : { on }),
})
