import { MagicString } from 'magic-string'
import type { Framework } from '../../src/shared/framework.ts'
import type { Body } from '../analyze/body.ts'
import type { Header } from '../parse/header.ts'
import { createSourceMap } from '../source-map.ts'
import type { Channel, SourceMapV3 } from '../types.ts'
import { injectIntoSvelte, injectIntoVue } from './blocks.ts'
import { createGlue } from './glue.ts'
import { injectIntoModule } from './module.ts'

/** A checked file, ready to be written for its target. */
export interface GenerateInput {
  readonly source: string
  readonly filename: string
  readonly target: Framework
  readonly header: Header
  readonly channels: readonly Channel[]
  /** Undefined when there are no channels: then the body needs no reading. */
  readonly body: Body | undefined
  readonly importSource: string
}

/** Writes the file for its target: header blanked, channels connected, the rest as it is. */
export function generate(input: GenerateInput): { code: string; map: SourceMapV3 } {
  const output = new MagicString(input.source)
  blankHeader(output, input.source, input.header)
  if (input.body) inject(output, input.body, input)
  return { code: output.toString(), map: createSourceMap(output, input) }
}

/** Keeps the line breaks, and so the line numbers of the body. */
function blankHeader(output: MagicString, source: string, header: Header): void {
  for (const match of source.slice(0, header.end).matchAll(/[^\r\n]+/g)) {
    output.remove(match.index, match.index + match[0].length)
  }
}

function inject(output: MagicString, body: Body, input: GenerateInput): void {
  const { source, target, header, channels, importSource } = input
  const glue = createGlue({ source, target, channels, importSource })
  if (body.kind === 'module') injectIntoModule(output, body, { source, header, channels, glue })
  else if (target === 'svelte') injectIntoSvelte(output, body, channels, glue)
  else injectIntoVue(output, body, channels, glue)
}
