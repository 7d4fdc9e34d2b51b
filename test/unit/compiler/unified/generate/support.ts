import { readdirSync, readFileSync } from 'node:fs'
import { parseSync } from 'vite'
import { readFrontmatter, FRONTMATTER_KEYS } from '../../../../../compiler/parse/frontmatter.ts'
import { scanHeader } from '../../../../../compiler/parse/header.ts'
import { createReport } from '../../../../../compiler/report.ts'
import type { UnifiedFile } from '../../../../../compiler/unified/ast.ts'
import { generateUnified } from '../../../../../compiler/unified/generate/index.ts'
import type { UnifiedOutput } from '../../../../../compiler/unified/output.ts'
import { parseUnified } from '../../../../../compiler/unified/parse/index.ts'
import type { Framework } from '../../../../../src/shared/framework.ts'

const FOLDER = new URL('../../../../conformance/unified/components/', import.meta.url)

/** The components that the browser tests run, by name. */
export const components: readonly (readonly [name: string, source: string])[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.mtm'))
  .map((name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')])

/** Parses a file that has no mistakes, and writes it for one target. */
export function generate(
  source: string,
  target: Framework = 'react',
  filename = 'src/Sample.mtm',
): { file: UnifiedFile; output: UnifiedOutput } {
  const report = createReport(filename, source)
  const header = scanHeader(source, FRONTMATTER_KEYS)
  const { channels, frontmatter } = readFrontmatter(source, header, report)
  const meta = frontmatter.data
  const hasLayout = typeof meta['layoutName'] === 'string'
  const options = { bodyStart: header.end, filename, parse: parseSync, meta, channels, hasLayout }
  const file = parseUnified(source, options, report)
  const errors = report.list().filter(({ severity }) => severity === 'error')
  if (!file || errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
  const output = generateUnified(file, {
    target,
    filename,
    name: 'Sample',
    channels,
    meta,
    importSource: 'metamon',
  })
  return { file, output }
}

/** The setup function's lines, without the first and the glue at both ends. */
export const setupOf = (script: string): string =>
  generate(`${script}\n<template><p/></template>`)
    .output.setup.code.replace(/^.*?\(m\$: any\) => \{ /s, '')
    .replace(/ \}\);\s*$/, '')

/** What one template becomes, without what stands around it. */
export function templateOf(template: string, target: Framework, script = ''): string {
  const { code } = generate(`${script}\n<template>${template}</template>`, target).output.view
  switch (target) {
    case 'react':
      return code.replace(/^.*return \(<>/s, '').replace(/<\/>\); \}\s*$/, '')
    case 'vue':
      return code.replace(/^.*?<\/script><template>/s, '').replace(/<\/template>\s*$/, '')
    case 'svelte':
      return code.replace(/^.*<\/script>/s, '').trim()
    case 'solid':
      return code.replace(/^.*mounted\$\(scope\$, <>/s, '').replace(/<\/>\); \}\s*$/, '')
  }
}
