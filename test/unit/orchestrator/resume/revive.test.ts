import { stringify } from 'devalue'
import { describe, expect, it } from 'vitest'
import { revive } from '../../../../src/orchestrator/resume/revive.ts'

const again = (value: unknown): unknown => revive(stringify(value))

describe('a text of values', () => {
  const sparse: unknown[] = []
  sparse[5000] = 'last'
  it.each([
    ['undefined', undefined],
    ['numbers that JSON has no words for', [Number.NaN, Infinity, -Infinity, -0, undefined, null]],
    ['plain data', { a: [1, 'two', { three: true }], '': null }],
    ['maps and sets', new Map<unknown, unknown>([['a', new Set([1, [2]])]])],
    ['dates', new Date(5)],
    ['dates that are none', new Date(Number.NaN)],
    ['regular expressions', /a\/b/giu],
    ['large numbers', 2n ** 70n],
    ['objects without a prototype', Object.assign(Object.create(null), { a: 1 })],
    ['boxed values', Object(1)],
    ['bytes', new Uint8Array([1, 2, 255])],
    ['parts of bytes', new Uint16Array(new Uint16Array([1, 2, 3]).buffer, 2, 1)],
    ['views of bytes', new DataView(new Uint8Array([1, 2]).buffer)],
    ['buffers', new Uint8Array([7]).buffer],
    ['addresses', new URL('https://example.com/?a=1')],
    ['parameters', new URLSearchParams('a=1&a=2')],
    ['arrays with few items', sparse],
    // eslint-disable-next-line no-sparse-arrays
    ['arrays with holes', [1, , 3]],
  ])('gives back %s', (_, value) => {
    expect(again(value)).toEqual(value)
  })

  it('keeps one object one, also in itself', () => {
    const one: Record<string, unknown> = { list: [] }
    one.self = one
    const read = again({ a: one, b: one, map: new Map([['one', one]]) }) as Record<string, object>
    expect(read.a).toBe(read.b)
    expect((read.map as Map<string, unknown> | undefined)?.get('one')).toBe(read.a)
    expect(Reflect.get(Object(read.a), 'self')).toBe(read.a)
  })
})

describe('a text that nobody has written', () => {
  it.each([
    ['no JSON', 'x'],
    ['no list', '{}'],
    ['an empty list', '[]'],
    ['a place that is not there', '[[1]]'],
    ['a place that is no number', '[["x"],1]'],
    ['another prototype', '[{"__proto__":1},{}]'],
    ['another prototype of an object without one', '[["null","__proto__",1],{}]'],
    ['an unknown type', '[["Function",1],"alert(1)"]'],
    ['a type of the platform that holds no data', '[["Worker","x"]]'],
    ['bytes that are none', '[["Uint8Array",1],[100000000]]'],
    ['a box in itself', '[["Object",0]]'],
    ['an index outside of its array', '[[-7,2,5,1],1]'],
    ['a time that is none', '[["Temporal.Now","x"]]'],
  ])('is refused: %s', (_, text) => {
    expect(() => revive(text)).toThrow()
  })
})
