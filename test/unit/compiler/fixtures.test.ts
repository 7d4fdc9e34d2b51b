import { describe, expect, it } from 'vitest'
import { formatDiagnostic } from '../../../compiler/index.ts'
import { fixtures, validFixtures } from './fixtures.ts'
import type { Fixture } from './fixtures.ts'

describe.each(fixtures)('$name', (fixture) => {
  it('compiles to what stands next to it', async () => {
    await expect(describeResult(fixture)).toMatchFileSnapshot(fixture.expectedPath)
  })
})

describe.each(validFixtures)('the code of $name', ({ source, result }) => {
  it('has the lines of the source, each unchanged or with something injected', () => {
    const lines = result.code.split('\n')
    const sourceLines = source.split('\n')
    expect(lines).toHaveLength(sourceLines.length)
    for (let index = firstBodyLine(source); index < lines.length; index++) {
      const original = sourceLines[index]!.replace('\uFEFF', '')
      expect(isSubsequence(original, lines[index]!), `line ${index + 1}`).toBe(true)
    }
  })
})

function describeResult({ result }: Fixture): string {
  const { target, dialect, suffix, channels, code, diagnostics } = result
  const head = JSON.stringify({ target, dialect, suffix, channels }, null, 2)
  const problems = diagnostics.map((diagnostic) => `${formatDiagnostic(diagnostic)}\n`)
  return [head, ...problems, code.replaceAll('\r', '␍').replaceAll('\uFEFF', '␂')].join('\n\n')
}

/** The line after the header; only a fixture's last fence or bare line can end it. */
function firstBodyLine(source: string): number {
  const lines = source.split(/\r?\n/)
  const fence = lines.lastIndexOf('---')
  return fence === -1 ? lines.findLastIndex((line) => /^(target:| {4}emit: tick)/.test(line)) + 1 : fence + 1
}

function isSubsequence(needle: string, haystack: string): boolean {
  let found = 0
  for (let at = 0; at < haystack.length; at++) if (haystack[at] === needle[found]) found++
  return found >= needle.length
}
