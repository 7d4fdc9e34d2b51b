import { parseSync } from 'vite'
import { FRONTMATTER_KEYS, readFrontmatter } from '../../../../compiler/parse/frontmatter.ts'
import { scanHeader } from '../../../../compiler/parse/header.ts'
import { createReport } from '../../../../compiler/report.ts'
import type { UnifiedFile } from '../../../../compiler/unified/ast.ts'
import { parseUnified } from '../../../../compiler/unified/parse/index.ts'
import type { TemplateNode } from '../../../../compiler/unified/template-ast.ts'
import type { Diagnostic } from '../../../../src/shared/diagnostics.ts'

export interface Reading {
  readonly source: string
  readonly file: UnifiedFile | undefined
  readonly diagnostics: Diagnostic[]
}

/** Reads a whole `.mtm` file, header included. */
export function read(source: string): Reading {
  const report = createReport('src/Some.mtm', source)
  const header = scanHeader(source, FRONTMATTER_KEYS)
  const { frontmatter, channels } = readFrontmatter(source, header, report)
  const file = parseUnified(
    source,
    {
      bodyStart: header.end,
      filename: 'src/Some.mtm',
      parse: parseSync,
      meta: frontmatter.data,
      channels,
      hasLayout: typeof frontmatter.data.layoutName === 'string',
    },
    report,
  )
  return { source, file, diagnostics: report.list() }
}

/** The file of a source that has to be valid. */
export function readValid(source: string): UnifiedFile {
  const { file, diagnostics } = read(source)
  const problems = diagnostics.map(({ code, message }) => `${code} ${message}`)
  if (file === undefined || problems.length > 0) throw new Error(problems.join('\n'))
  return file
}

/** Code and marked text of each problem. */
export const problems = ({ source, diagnostics }: Reading): string[] =>
  diagnostics.map(({ code, start, end }) => `${code} ${source.slice(start, end)}`)

/** Markup as one line, with white space as it is shown. */
export function print(nodes: readonly TemplateNode[], source: string): string {
  return nodes.map((node) => printNode(node, source)).join('')
}

function printNode(node: TemplateNode, source: string): string {
  const text = (range: { start: number; end: number }): string => source.slice(range.start, range.end)
  switch (node.kind) {
    case 'text':
      return node.value
    case 'interpolation':
      return `{${text(node.expression)}}`
    case 'html':
      return `{@html ${text(node.expression)}}`
    case 'if':
      return `${node.branches.map((branch, index) => `${index === 0 ? '{#if' : '{:else'}${branch.test ? ` ${text(branch.test)}` : ''}}${print(branch.children, source)}`).join('')}{/if}`
    case 'each': {
      const index = node.index ? `, ${node.index.name}` : ''
      const key = node.key ? ` (${text(node.key)})` : ''
      const otherwise = node.otherwise ? `{:else}${print(node.otherwise, source)}` : ''
      return `{#each ${text(node.list)} as ${text(node.pattern)}${index}${key}}${print(node.children, source)}${otherwise}{/each}`
    }
    case 'for': {
      const step = node.step ? ` step ${text(node.step)}` : ''
      return `{#for ${node.item.name} = ${text(node.from)} to ${text(node.to)}${step}}${print(node.children, source)}{/for}`
    }
    case 'element':
    case 'component':
    case 'slot':
      return `<${node.name}${node.attributes.map((attribute) => ` ${text(attribute)}`).join('')}>${print(node.children, source)}</${node.name}>`
  }
}
