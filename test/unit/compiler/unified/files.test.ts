import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { problems, read } from './support.ts'

const folder = new URL('./files/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.mtm'))

/** What a file may be told although it is right. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'page.mtm': ['MTM1003 title'],
  'wizard.mtm': ['MTM2120 $previous'],
}

describe.each(names)('%s', (name) => {
  const source = readFileSync(new URL(name, folder), 'utf8')

  it('has no problems but those that are expected', () => {
    expect(problems(read(source))).toEqual(EXPECTED[name] ?? [])
  })

  it('reads the same with line breaks of Windows, and behind a byte order mark', () => {
    const { file } = read(source)
    const windows = read(`\uFEFF${source.replaceAll('\n', '\r\n')}`)
    expect(windows.file?.references.map(({ binding, use }) => `${use} ${binding.name}`)).toEqual(
      file?.references.map(({ binding, use }) => `${use} ${binding.name}`),
    )
    for (const { binding, start, node } of windows.file?.references ?? []) {
      const text = windows.source.slice(start, start + binding.name.length)
      expect([binding.name, binding.name.slice(1)], node.type).toContain(text)
    }
  })
})
