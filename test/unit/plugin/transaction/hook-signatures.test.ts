import type { EnvironmentModuleNode } from 'vite'
import { describe, expect, it } from 'vitest'
import type { Batch } from '../../../../src/plugin/transaction/batch.ts'
import { changedSignatures } from '../../../../src/plugin/transaction/hook-signatures.ts'

/** One changed module, as the page runs it and as it is served now. */
function batchOf(before: string, now: string): Batch {
  const node = { transformResult: { code: now } } as unknown as EnvironmentModuleNode // all that is looked at
  const batch = { roots: new Set([node]), snapshot: { lastGood: () => ({ code: before }) } }
  return batch as unknown as Batch // likewise
}

const served = (...signatures: readonly string[]) => signatures.join(';\n')

describe('changedSignatures', () => {
  it('names the components and hooks that call other hooks than before', () => {
    const before = served('_s(Card, "a1+/=")', '_s2(useThing, "b", true)', '_s3(Row, "c")')
    const now = served('_s(Card, "a2+/=")', '_s2(useThing, "x", true)', '_s3(Row, "c")')
    expect(changedSignatures(batchOf(before, now))).toEqual(['Card', 'useThing'])
  })

  it('names nothing that is new, gone or the same', () => {
    expect(changedSignatures(batchOf(served('_s(Old, "a")'), served('_s(New, "a")')))).toEqual([])
    expect(changedSignatures(batchOf(served('_s(Card, "a")'), served('_s(Card, "a")')))).toEqual([])
    expect(changedSignatures(batchOf('', 'export const a = 1'))).toEqual([])
  })
})
