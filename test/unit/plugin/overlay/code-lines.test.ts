import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resolveConfig, type ResolvedConfig } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readCodeLines, type CodePlace } from '../../../../src/plugin/overlay/code-lines.ts'

const root = mkdtempSync(join(tmpdir(), 'metamon-lines-'))
let config: ResolvedConfig

beforeAll(async () => {
  config = await resolveConfig({ root, configFile: false, logLevel: 'silent' }, 'serve')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const read = (source: string, place: CodePlace, name = 'a.ts') => {
  writeFileSync(join(root, name), source)
  return readCodeLines(config, join(root, name), place)
}
const textOf = (source: string, place: CodePlace) => {
  const line = read(source, place).find(({ marked }) => marked)!
  return line.tokens
    .map(([, text]) => text)
    .join('')
    .slice(...line.marked!)
}

it('has three lines before the place and three behind it', () => {
  const source = Array.from({ length: 20 }, (_, index) => `line${index + 1}`).join('\n')
  expect(read(source, { line: 10, column: 0 }).map(({ number }) => number)).toEqual([7, 8, 9, 10, 11, 12, 13])
  expect(read(source, { line: 1, column: 0 }).map(({ number }) => number)).toEqual([1, 2, 3, 4])
  expect(read(source, { line: 20, column: 0 }).map(({ number }) => number)).toEqual([17, 18, 19, 20])
})

it('marks the word, the string or the range that is to blame', () => {
  expect(textOf(`import a from './there'`, { line: 1, column: 14 })).toBe(`'./there'`)
  expect(textOf('const total = count', { line: 1, column: 14 })).toBe('count')
  expect(textOf('const total = = 1', { line: 1, column: 16, length: 1 })).toBe('1')
  expect(textOf('const', { line: 1, column: 50 })).toBe('t')
})

it('has nothing of a line that is not there, of binary files and of files that Vite does not serve', () => {
  expect(read('a', { line: 2, column: 0 })).toEqual([])
  expect(read('a\0b', { line: 1, column: 0 })).toEqual([])
  expect(read('SECRET=1', { line: 1, column: 0 }, '.env')).toEqual([])
  expect(readCodeLines(config, '/etc/passwd', { line: 1, column: 0 })).toEqual([])
  expect(readCodeLines(config, join(root, 'gone.ts'), { line: 1, column: 0 })).toEqual([])
})

it('cuts long lines', () => {
  const [line] = read(`const a = '${'x'.repeat(100_000)}'`, { line: 1, column: 0 })
  expect(line!.tokens.map(([, text]) => text).join('')).toHaveLength(400)
})
