import { FRAMEWORKS } from '../../src/shared/framework.ts'
import type { Framework } from '../../src/shared/framework.ts'
import type { FrontmatterReading } from '../parse/frontmatter.ts'
import type { Report } from '../report.ts'
import type { Range } from '../types.ts'

/** Decides the target: frontmatter, then the file's infix, then the default. */
export function resolveTarget(
  { frontmatter, ranges, complete }: FrontmatterReading,
  options: { filename: string; defaultTarget?: Framework | undefined; fallbackRange: Range },
  report: Report,
): Framework | undefined {
  const infix = targetOfFilename(options.filename)
  const range = ranges.get('target')
  if (frontmatter.target) {
    if (infix && infix !== frontmatter.target) {
      report.add('MTM1011', { target: frontmatter.target, infix }, range ?? options.fallbackRange)
    }
    return frontmatter.target
  }
  const target = infix ?? options.defaultTarget
  if (!target && !range && complete) report.add('MTM1010', { token: undefined }, options.fallbackRange)
  return target
}

function targetOfFilename(filename: string): Framework | undefined {
  return FRAMEWORKS.find((framework) => filename.toLowerCase().endsWith(`.${framework}.mtm`))
}
