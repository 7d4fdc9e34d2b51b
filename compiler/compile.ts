import type { Framework } from '../src/shared/framework.ts'
import { analyzeBody } from './analyze/body.ts'
import { checkChannelNames } from './analyze/channel-names.ts'
import { detectDialect } from './analyze/dialect.ts'
import { resolveTarget } from './analyze/target.ts'
import { generate } from './generate/index.ts'
import { suffixOf } from './generate/target.ts'
import type { LocatedChannel } from './parse/channels.ts'
import { FRONTMATTER_KEYS, readFrontmatter } from './parse/frontmatter.ts'
import { scanHeader } from './parse/header.ts'
import type { FrontmatterReading } from './parse/frontmatter.ts'
import type { Header } from './parse/header.ts'
import { createReport } from './report.ts'
import type { Report } from './report.ts'
import type { Channel, CompileOptions, CompileResult } from './types.ts'
import { componentNameOf } from './unified/generate/component-name.ts'
import { generateUnified } from './unified/generate/index.ts'
import type { UnifiedOutput } from './unified/output.ts'
import { parseUnified } from './unified/parse/index.ts'

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
  const { dialect } = detectDialect(source, header.end, reading, named)
  const target = dialect === 'unified' ? (options.target ?? named) : named
  const { channels } = reading
  const needsBody = target !== undefined && dialect === 'native' && channels.length > 0
  const body = needsBody ? analyzeBody(target, { source, bodyStart: header.end, filename, parse }) : undefined
  if (target && body) checkChannelNames(channels, body, target, report)

  const input = { source, filename, parse, target, header, reading, importSource }
  const unified = dialect === 'unified' ? compileUnified(input, report) : undefined
  const output =
    target === undefined || report.hasErrors() || dialect === 'unified'
      ? { code: unified?.view.code ?? '', map: unified?.view.map ?? null }
      : generate({ source, filename, target, header, channels, body, importSource })
  return {
    target,
    dialect,
    ...output,
    ...(unified ? { unified } : {}),
    suffix: target && suffixOf(target),
    frontmatter: reading.frontmatter,
    channels: channels.map(withoutLocation),
    diagnostics: report.list(),
  }
}

/** What is unified is parsed here, whatever the target; without one, or with an error, there is no output. */
function compileUnified(
  input: {
    source: string
    filename: string
    parse: CompileOptions['parse']
    target: Framework | undefined
    header: Header
    reading: FrontmatterReading
    importSource: string
  },
  report: Report,
): UnifiedOutput | undefined {
  const { source, filename, parse, target, header, reading, importSource } = input
  const { data, name } = reading.frontmatter
  const channels = reading.channels.map(withoutLocation)
  const hasLayout = typeof data['layoutName'] === 'string'
  const options = {
    bodyStart: header.end,
    filename,
    parse,
    meta: data,
    channels: reading.channels,
    hasLayout,
  }
  const file = parseUnified(source, options, report)
  if (!file || !target || report.hasErrors()) return undefined
  const component = name ?? file.wrapper?.name ?? componentNameOf(filename)
  return generateUnified(file, { target, filename, name: component, channels, meta: data, importSource })
}

const withoutLocation = ({ event, emit, on }: LocatedChannel): Channel => ({
  event,
  ...(emit === undefined ? {} : { emit }),
  ...(on === undefined ? {} : { on }),
})
