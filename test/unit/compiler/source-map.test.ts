import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping'
import { MagicString } from 'magic-string'
import { describe, expect, it } from 'vitest'
import { withGlueSource } from '../../../compiler/source-map.ts'
import { validFixtures } from './fixtures.ts'
import { identifiersOf } from './identifiers.ts'

// a byte order mark has a column in maps and none in editors; the fixture is checked by its lines
const traceable = validFixtures.filter(({ source }) => !source.startsWith('\uFEFF'))

describe.each(traceable)('the map of $name', ({ name, source, result }) => {
  const map = new TraceMap(JSON.stringify(result.map))

  it('leads every identifier of the body back to itself', () => {
    const reached = new Set<string>()
    for (const { word, position } of identifiersOf(result.code)) {
      const { source: file, line, column } = originalPositionFor(map, position)
      if (file === name && line === position.line) reached.add(`${line}:${column} ${word}`)
    }
    const wanted = identifiersOf(source, bodyOffset(source))
    expect(wanted.length).toBeGreaterThan(2)
    for (const { word, position } of wanted) {
      expect(reached).toContain(`${position.line}:${position.column} ${word}`)
    }
  })

  it('holds the source itself', () => {
    expect(result.map?.sources[0]).toBe(name)
    expect(result.map?.sourcesContent[0]).toBe(source)
  })
})

describe.each(traceable.filter(({ result }) => result.target === 'svelte'))('the map of $name', (fixture) => {
  it('has a second source that a segment points to', () => {
    const { name, source, result } = fixture
    expect(result.map?.sources).toEqual([name, `${name}?glue`])
    expect(result.map?.x_google_ignoreList).toEqual([1])
    const lines = result.code.split('\n')
    const end = { line: lines.length, column: lines.at(-1)!.length }
    const place = bodyOffset(source) === 0 ? end : { line: 1, column: 0 }
    const map = new TraceMap(JSON.stringify(result.map))
    expect(originalPositionFor(map, place).source).toBe(`${name}?glue`)
  })
})

describe.each(traceable.filter(({ result }) => result.target !== 'svelte'))('the map of $name', (fixture) => {
  it('has one source', () => {
    expect(fixture.result.map?.sources).toEqual([fixture.name])
  })
})

describe('withGlueSource', () => {
  it('leaves the map that it is given as it is', () => {
    const map = new MagicString('a').generateDecodedMap({ source: 'A.mtm', hires: true })
    const extended = withGlueSource(map, 'a', { filename: 'A.mtm', header: { kind: 'none' } })
    expect(extended.mappings).toEqual([
      [
        [0, 0, 0, 0],
        [1, 1, 0, 0],
      ],
    ])
    expect(map.mappings).toEqual([[[0, 0, 0, 0]]])
    expect(map.sources).toEqual(['A.mtm'])
  })
})

function bodyOffset(source: string): number {
  const fence = /^---\r?\n[\s\S]*?^---\r?\n/m.exec(source)
  if (fence) return fence.index + fence[0].length
  return source.startsWith('target:') ? source.indexOf('export default') : 0
}
