import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unifiedDiff } from '../../../src/cli/unified-diff.ts'

/** What `patch` does, and as strict. */
function applyDiff(before: string, diff: string): string {
  const lines = before.split(/(?<=\n)/)
  const result: string[] = []
  let at = 0
  for (const [, start, removedLength, , addedLength, body] of diff.matchAll(
    /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@\n((?:[ +\\-].*\n)*)/gm,
  )) {
    const from = Number(start) - (removedLength === '0' ? 0 : 1)
    result.push(...lines.slice(at, from))
    at = from
    const parts = [...body!.matchAll(/^([ +-])(.*\n)(\\ .*\n)?/gm)]
    for (const [, sign, text, noLineBreak] of parts) {
      const line = noLineBreak === undefined ? text! : text!.slice(0, -1)
      if (sign !== '+') expect(lines[at++]).toBe(line)
      if (sign !== '-') result.push(line)
    }
    expect(parts.filter(([, sign]) => sign !== '+').length).toBe(Number(removedLength))
    expect(parts.filter(([, sign]) => sign !== '-').length).toBe(Number(addedLength))
  }
  return [...result, ...lines.slice(at)].join('')
}

describe('a unified diff', () => {
  it('is empty for equal texts', () => {
    expect(unifiedDiff('a', 'x\n', 'x\n')).toBe('')
  })

  it('shows changes with three lines around them', () => {
    const before = '1\n2\n3\n4\n5\n6\n7\n8\n9\n'
    expect(unifiedDiff('a', before, before.replace('5', 'five\nfive and a half'))).toBe(
      '--- a/a\n+++ b/a\n@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-5\n+five\n+five and a half\n 6\n 7\n 8\n',
    )
  })

  it('says where the line break at the end is missing', () => {
    expect(unifiedDiff('a', 'x', 'x\n')).toBe(
      '--- a/a\n+++ b/a\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+x\n',
    )
  })

  it('replaces the middle of texts that are too long to compare', () => {
    const many = (word: string): string =>
      Array.from({ length: 2500 }, (_, index) => `${word}${index}\n`).join('')
    const diff = unifiedDiff('a', many('a'), many('b'))
    expect(diff.match(/^-a/gm)?.length).toBe(2500)
    expect(diff.match(/^\+b/gm)?.length).toBe(2500)
  })

  it('holds all that makes the one text of the other', () => {
    const line = fc.constantFrom('a', 'b', 'c', '')
    const text = fc
      .tuple(fc.array(line, { maxLength: 25 }), fc.constantFrom('', '\n'))
      .map(([lines, end]) => lines.join('\n') + end)
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after && before !== '' && after !== '')
        expect(applyDiff(before, unifiedDiff('x', before, after))).toBe(after)
      }),
      { numRuns: 500 },
    )
  })
})
