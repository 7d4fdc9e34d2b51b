import type { Program } from 'estree'
import MagicString from 'magic-string'
import { parseSync } from 'vite'
import { expect } from 'vitest'
import type { Instrument, InstrumentInput, WantedCode } from '../../../adapters/shared/instrument.ts'
import { createCodeEdits, toCode } from '../../../src/plugin/code-edits.ts'
import { skeletonOf } from '../../../src/plugin/skeleton.ts'

interface Instrumenting {
  readonly instrument: Instrument
  readonly wanted: WantedCode
}

/**
 * Runs the instrument of a framework on a module.
 *
 * @throws what `expect` does when it comes to anything else where no more of the module is parsed than the instrument
 *   wants, or when the result does not parse
 */
export function runInstrument(
  { instrument, wanted }: Instrumenting,
  input: Pick<InstrumentInput, 'code' | 'file' | 'source'>,
): { readonly names: readonly string[]; readonly output: MagicString } {
  const { code } = input
  const output = new MagicString(code)
  const names = instrument({ ...input, program: parse(code), output })
  const edits = createCodeEdits(code)
  const namesOfSkeleton = instrument({ ...input, program: parse(skeletonOf(code, wanted)), output: edits })
  expect(toCode(code, edits.pieces())).toBe(output.toString())
  expect(namesOfSkeleton).toEqual(names)
  parse(output.toString())
  return { names, output }
}

function parse(code: string): Program {
  const { program, errors } = parseSync('module.js', code, { sourceType: 'module' })
  expect(errors).toEqual([])
  // The parser's own types are those of ESTree, with places.
  return program as unknown as Program
}
