import { eachMapping, TraceMap } from '@jridgewell/trace-mapping'
import { describe, expect, it } from 'vitest'
import { positionAt } from '../../../../../src/shared/code-frame.ts'
import { FRAMEWORKS } from '../../../../../src/shared/framework.ts'
import type { Reference } from '../../../../../compiler/unified/ast.ts'
import type { GeneratedModule } from '../../../../../compiler/unified/output.ts'
import { components, generate } from './support.ts'

/** What the output has at every place that its map leads back to a place of the source. */
function tracesOf({
  code,
  map,
}: GeneratedModule): Map<string, { line: number; text: string; name: string | null }[]> {
  const lines = code.split('\n')
  const traces = new Map<string, { line: number; text: string; name: string | null }[]>()
  eachMapping(new TraceMap(JSON.stringify(map)), (segment) => {
    if (segment.source === null || segment.source.endsWith('?glue')) return
    const text = lines[segment.generatedLine - 1]?.slice(segment.generatedColumn) ?? ''
    const key = `${segment.originalLine}:${segment.originalColumn}`
    const trace = { line: segment.generatedLine, text, name: segment.name }
    traces.set(key, [...(traces.get(key) ?? []), trace])
  })
  return traces
}

const localOf = (name: string): string => (name.startsWith('$') ? `${name.slice(1)}$` : name)

/** References that do not lead to themselves, as the output shows them. */
function lost(source: string, references: readonly Reference[], module: GeneratedModule): string[] {
  const traces = tracesOf(module)
  return references.flatMap(({ start, end, binding }) => {
    const { line, column } = positionAt(source, start)
    const written = source.slice(start, end)
    const found = traces.get(`${line}:${column}`) ?? []
    const names = [written, localOf(binding.name), `plain$.${localOf(binding.name)}`]
    const isExact = found.some(
      (trace) =>
        trace.line === line &&
        names.some((name) => trace.text.startsWith(name)) &&
        (!written.startsWith('$') || trace.name === written || trace.text.startsWith(written)),
    )
    return isExact
      ? []
      : [`${line}:${column} ${written}: ${found.map(({ text }) => text.slice(0, 20)).join(' | ')}`]
  })
}

describe.each(components)('the maps of %s', (name, source) => {
  it('lead every name of the script back to itself, in its line', () => {
    const { file, output } = generate(source, 'react', name)
    const script = file.references.filter(({ place }) => place === 'script')
    expect(lost(source, script, output.setup)).toEqual([])
  })

  it.each(FRAMEWORKS)('lead every name of the template for %s back to itself, in its line', (target) => {
    const { file, output } = generate(source, target, name)
    const template = file.references.filter(({ place }) => place === 'template')
    expect(lost(source, template, output.view)).toEqual([])
  })

  it.each(FRAMEWORKS)('belong to modules of as many lines as the file, for %s', (target) => {
    const { setup, view, styles } = generate(source, target, name).output
    const lines = source.split('\n').length
    expect([setup, view, ...styles].map(({ code }) => code.split('\n').length)).toEqual(
      [setup, view, ...styles].map(() => lines),
    )
  })

  it('have the same setup for every target', () => {
    const codes = FRAMEWORKS.map((target) => generate(source, target, name).output.setup.code)
    expect(new Set(codes).size).toBe(1)
  })
})
