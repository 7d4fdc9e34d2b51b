import remapping from '@jridgewell/remapping'
import { decodedMappings, originalPositionFor, TraceMap } from '@jridgewell/trace-mapping'
import MagicString from 'magic-string'
import { transformWithOxc } from 'vite'
import { describe, expect, it } from 'vitest'
import type { CodeOutput } from '../../../adapters/shared/instrument.ts'
import { createCodeEdits, toCode } from '../../../src/plugin/code-edits.ts'
import { shiftMappings } from '../../../src/plugin/shift-mappings.ts'

const SOURCE = `import { useState } from 'react'
export function Card({ id, title = 'none' }: { id: string; title?: string }) {
  const [count, setCount] = useState<number>(0); const twice: number = count * 2

  const items = [1, 2, 3].map((one) => ({ one, id }))
  return items.length > twice ? <p onClick={() => setCount(count + 1)}>{title}{'🙂'}</p> : null
}
export const Other = ({ a, ...rest }: { a: number }) => { return useState(() => rest ?? a) }
`

/** The same numbers with every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return ((state ^ (state >>> 13)) >>> 0) % below
  }
}

/** Makes the same changes to each of the outputs. What is replaced or moved is so in one piece, as instruments do. */
function change(outputs: readonly CodeOutput[], code: string, seed: number): void {
  const random = createRandom(seed)
  const apply = (one: (output: CodeOutput) => unknown) => outputs.forEach(one)
  const parts = 8
  const size = Math.floor(code.length / parts)
  for (let part = 0; part < parts; part++) {
    const [low, high] = [part * size, (part + 1) * size]
    const index = () => low + 1 + random(size - 1)
    const text = `«${part}»`
    const kind = random(3)
    if (kind === 0) apply((output) => output.update(low, low + 1, `=${text}=`))
    else if (kind === 1 && part > 0) {
      const end = low + 2 + random(size - 4)
      const target = random(2) === 0 ? end + 1 : low - 1
      apply((output) => output.move(low, end, target))
      apply((output) => output.appendLeft(low, `<${text}`).prependRight(low, `${text}>`).appendLeft(end, '!'))
      apply((output) => output.appendRight(end, 'right'))
    }
    for (let count = random(4); count > 0; count--) {
      const at = index()
      const name = (['appendLeft', 'prependLeft', 'appendRight', 'prependRight'] as const)[random(4)]!
      apply((output) => output[name](at, `${text}${count}`))
    }
    if (high >= code.length) break
  }
  apply((output) => output.prepend('first;\nsecond;').append('\n;last'))
}

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed)

describe('edited code', () => {
  it.each(SEEDS)('is what MagicString makes of it (%i)', (seed) => {
    const edits = createCodeEdits(SOURCE)
    const magic = new MagicString(SOURCE)
    change([edits, magic], SOURCE, seed)
    expect(toCode(SOURCE, edits.pieces())).toBe(magic.toString())
  })

  it('is the code itself where nothing is changed', () => {
    expect(toCode(SOURCE, createCodeEdits(SOURCE).pieces())).toBe(SOURCE)
    const edits = createCodeEdits('')
    edits.prepend('a')
    expect(toCode('', edits.pieces())).toBe('a')
  })
})

describe('a shifted source map', () => {
  it.each(SEEDS)('says the same as the combination of two maps (%i)', async (seed) => {
    const before = await transformWithOxc(SOURCE, '/app/Card.tsx', { sourcemap: true })
    const edits = createCodeEdits(before.code)
    const magic = new MagicString(before.code)
    change([edits, magic], before.code, seed)
    expect(toCode(before.code, edits.pieces())).toBe(magic.toString())
    // Two packages describe the same format by different types.
    const map = before.map as { mappings: string; sources: string[]; names: string[]; version: 3 }
    const ownMap = magic.generateMap({ hires: 'boundary', source: 'Card.js' })
    const combined = new TraceMap(remapping([{ ...ownMap, version: 3 }, map], () => null).toString())
    const shifted = new TraceMap({
      ...map,
      mappings: shiftMappings(map.mappings, before.code, edits.pieces())!,
    })
    const lines = magic.toString().split('\n')
    for (const [index, segments] of decodedMappings(combined).entries()) {
      for (const [column] of segments) {
        const at = { line: index + 1, column }
        const found = originalPositionFor(shifted, at)
        const context = `${lines[index]!.slice(0, column)}|${lines[index]!.slice(column)}`
        expect({ line: found.line, column: found.column }, context).toMatchObject({
          line: originalPositionFor(combined, at).line,
          column: originalPositionFor(combined, at).column,
        })
      }
    }
    expect(decodedMappings(shifted).flat().length).toBeGreaterThan(50)
  })

  it('is the map itself where nothing is changed', async () => {
    const { code, map } = await transformWithOxc(SOURCE, '/app/Card.tsx', { sourcemap: true })
    const { mappings } = map as { mappings: string }
    const lines = shiftMappings(mappings, code, createCodeEdits(code).pieces())?.split(';')
    expect(lines).toEqual([...mappings.split(';'), ''])
  })

  it.each(['A!', 'g', 'AAAA,', 'CAAA,DAAA'])(
    'is none where mappings are not as they should be (%s)',
    (mappings) => {
      expect(shiftMappings(mappings, 'code', createCodeEdits('code').pieces())).toBeUndefined()
    },
  )
})
