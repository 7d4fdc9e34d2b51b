import { parse } from 'devalue'
import { describe, expect, it } from 'vitest'
import { createStorable } from '../../../../src/orchestrator/resume/storable.ts'

const storable = createStorable(new Set(['hunter2!']))
const roundTrip = (value: unknown): unknown => parse(storable.stringify(value))

describe('what is stored', () => {
  const circular: { self?: unknown } = {}
  circular.self = circular

  it.each([
    ['plain data', { a: [1, 'two', null, undefined, true, -0, NaN, 10n], b: { c: {} } }],
    ['maps, sets, dates', new Map<unknown, unknown>([['a', new Set([new Date(5)])]])],
    ['what the platform holds bytes in', new Uint8Array([1, 2])],
    ['addresses', new URL('https://example.com/?a=1')],
    ['what refers to itself', circular],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 })],
  ])('holds %s', (_, value) => {
    expect(storable.measure(value)).toEqual({ size: expect.any(Number) })
    expect(roundTrip(value)).toEqual(value)
  })

  class Cart {
    items = 1
  }
  class CountedMap extends Map {}
  it.each([
    ['a function', () => 1, 'it is a function, which no page load outlives'],
    ['one that is in it', { a: { 'b c': [() => 1] } }, 'it has, at `.a["b c"][0]`, a function'],
    ['an instance', new Cart(), 'it is an instance of Cart'],
    ['what extends a class of the platform', { map: new CountedMap() }, 'an instance of CountedMap'],
    ['a promise', Promise.resolve(), 'an instance of Promise'],
    ['an event target', new EventTarget(), 'an instance of EventTarget'],
    ['a symbol', Symbol('a'), 'it is a symbol'],
    [
      'what throws when it is read',
      {
        get a() {
          throw new Error('no')
        },
      },
      'it cannot be read',
    ],
  ])('does not hold %s, and says why', (_, value, reason) => {
    const { reason: given } = storable.measure(value) as { reason: string }
    expect(given).toContain(reason)
  })
})

describe('what is secret', () => {
  it('is left out where a text is called so, and keeps the rest from being stored where it is more than a text', () => {
    const form = { user: 'ada', password: 'abc', apiKey: '', list: [{ 'auth-token': 'x' }] }
    expect(storable.measure(form)).toEqual({ size: expect.any(Number) })
    expect(roundTrip(form)).toEqual({ user: 'ada', password: '', apiKey: '', list: [{ 'auth-token': '' }] })
    const nested = { credentials: { user: 'ada' } }
    expect(storable.measure(nested)).toEqual({ reason: 'it holds what looks like a secret' })
  })

  it('is not stored under another name either', () => {
    expect(storable.measure({ draft: ['hunter2!'] })).toEqual({ reason: 'it holds what looks like a secret' })
    expect(storable.measure('hunter2!')).toEqual({ reason: 'it holds what looks like a secret' })
    expect(storable.measure('hunter2')).toEqual({ size: expect.any(Number) })
  })
})
