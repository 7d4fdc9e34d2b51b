import { describe, expect, it } from 'vitest'
import { hasToken, readAct, readRead, readTell } from '../../../../src/plugin/panel/read-messages.ts'
import { toJson } from '../../../../src/plugin/panel/to-json.ts'

describe('the token', () => {
  it('is known by those who tell it, and nobody else', () => {
    expect(hasToken({ token: 'abc' }, 'abc')).toBe(true)
    for (const token of ['abd', 'ab', 'abcd', '', undefined, null, ['abc'], { length: 3 }])
      expect(hasToken({ token }, 'abc')).toBe(false)
    for (const message of [undefined, null, 'abc', 1]) expect(hasToken(message, 'abc')).toBe(false)
  })
})

describe('an action', () => {
  it.each([
    { kind: 'apply-again', entryId: 'a' },
    { kind: 'back-to', entryId: 'a' },
    { kind: 'release' },
    { kind: 'retry' },
    { kind: 'pause' },
    { kind: 'resume' },
    { kind: 'clear-state' },
    { kind: 'set-signal', key: 'total', value: [1, { a: null }] },
    { kind: 'set-signal', key: 'total', value: 1, pageId: 'p' },
  ])('is read without what does not belong to it: $kind', (action) => {
    const message = { token: 'x', request: 1, action: { ...action, file: '/etc/passwd', code: 'x' } }
    expect(readAct(message)).toEqual({ request: 1, action })
  })

  it.each([
    [{ kind: 'open', file: 'x' }],
    [{ kind: 'apply-again' }],
    [{ kind: 'apply-again', entryId: 1 }],
    [{ kind: 'back-to', entryId: 'x'.repeat(65) }],
    [{ kind: 'set-signal', key: 'a' }],
    [{ kind: 'set-signal', key: 1, value: 1 }],
    [{ kind: 'set-signal', key: 'a', value: 'x'.repeat(300_000) }],
    [null],
    ['pause'],
  ])('that is none is not read: %j', (action) => {
    expect(readAct({ request: 1, action })).toBeUndefined()
  })

  it.each([undefined, -1, NaN, '1'])('without a request is not read: %s', (request) => {
    expect(readAct({ request, action: { kind: 'pause' } })).toBeUndefined()
  })
})

describe('a question', () => {
  it('has a topic, and asks for no more than there is room for', () => {
    expect(readRead({ request: 1, topic: 'signals', query: { text: 'a', limit: 1e9 } })).toEqual({
      request: 1,
      topic: 'signals',
      query: { text: 'a', limit: 1000 },
    })
    expect(readRead({ request: 1, topic: 'memory' })?.query).toEqual({ text: '', limit: 1000 })
    expect(readRead({ request: 1, topic: 'files' })).toBeUndefined()
  })
})

describe('an answer of a page', () => {
  it('is data, or whether something could be done', () => {
    expect(readTell({ request: 'a', path: '/', data: { one: 1 }, html: 'x' })).toEqual({
      request: 'a',
      path: '/',
      data: { one: 1 },
    })
    expect(readTell({ request: 'a', isDone: true, data: 1 })).toEqual({ request: 'a', isDone: true })
    expect(readTell({ request: 'a', path: 1, data: 1 })).toBeUndefined()
    expect(readTell({ request: 1, path: '/', data: 1 })).toBeUndefined()
  })
})

describe('JSON of a stranger', () => {
  it('is copied', () => {
    const value = { list: [1, 'a', null, true], nested: { text: '\u2028' } }
    expect(toJson(value, 1000)).toEqual(value)
    expect(toJson(value, 1000)).not.toBe(value)
  })

  it.each(['{"__proto__":{"a":1}}', '[{"constructor":1}]', '{"a":{"prototype":1}}'])(
    'with a name that nothing may have is refused: %s',
    (text) => {
      expect(toJson(JSON.parse(text), 1000)).toBeUndefined()
    },
  )

  it('that is too large or too deep is refused', () => {
    expect(toJson('x'.repeat(1000), 1000)).toBeUndefined()
    expect(
      toJson(
        Array.from({ length: 600 }, () => 1),
        1000,
      ),
    ).toBeUndefined()
    expect(toJson({ ['x'.repeat(1000)]: 1 }, 1000)).toBeUndefined()
    expect(toJson(JSON.parse('['.repeat(40) + ']'.repeat(40)), 1000)).toBeUndefined()
  })

  it.each([undefined, NaN, Infinity, () => 1, 1n])('that is none is refused: %s', (value) => {
    expect(toJson(value, 1000)).toBeUndefined()
  })
})
