import MagicString from 'magic-string'
import { expect } from 'vitest'
import type { Instrument, InstrumentInput, WantedCode } from '../../../adapters/shared/instrument.ts'
import { createCodeEdits, toCode } from '../../../src/plugin/code-edits.ts'
import { createParsedModules } from '../../../src/plugin/parsed-modules.ts'
import { skeletonOf, type Skeleton } from '../../../src/plugin/skeleton.ts'
import { parseSyntax } from './parse-syntax.ts'

interface Instrumenting {
  readonly instrument: Instrument
  readonly wanted: WantedCode
}

/**
 * Runs the instrument of a framework on a module.
 *
 * @throws what `expect` does when it comes to anything else where no more of the module is parsed than the instrument
 *   wants, or where another text was parsed before it, or when the result does not parse
 */
export function runInstrument(
  { instrument, wanted }: Instrumenting,
  input: Pick<InstrumentInput, 'code' | 'file' | 'source'>,
): { readonly names: readonly string[]; readonly output: MagicString } {
  const { code } = input
  const output = new MagicString(code)
  const names = instrument({ ...input, syntax: parseSyntax(code), output })
  const modules = createParsedModules()
  const skeleton = skeletonOf(code, wanted)
  for (const other of [code, withOtherTexts(code, skeleton), code]) {
    parseSyntax(other, modules, skeletonOf(other, wanted))
    const edits = createCodeEdits(code)
    const syntax = parseSyntax(code, modules, skeleton)
    expect(instrument({ ...input, syntax, output: edits })).toEqual(names)
    expect(toCode(code, edits.pieces())).toBe(output.toString())
  }
  parseSyntax(output.toString())
  return { names, output }
}

/** As it may have been when it was parsed the last time. */
function withOtherTexts(code: string, { cuts }: Skeleton): string {
  const other = new MagicString(code)
  for (const { from, isText } of cuts) other.appendLeft(from, isText ? 'other ' : ' ')
  return other.toString()
}
