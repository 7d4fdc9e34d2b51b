import { describe, expect, it } from 'vitest'
import { readPainted, readReport, readResumed } from '../../../../src/plugin/transaction/report.ts'

const valid = {
  id: 'a',
  phase: 'update',
  failed: 'render',
  reapply: ['/src/a.vue'],
  kept: ['signal:total'],
  lost: [{ name: 'state:x', reason: 'gone' }],
  variables: [{ name: 'Card.x', fate: 'lost', reason: 'gone' }],
  diagnostics: [{ message: 'Error: x', file: '/etc/passwd' }],
  timings: { apply: 1, verify: 2, total: 99 },
}

describe('readReport', () => {
  it('copies the fields that a page may say, and no others', () => {
    expect(readReport({ ...valid, files: ['/etc/passwd'], extra: 1 })).toEqual({
      id: 'a',
      phase: 'update',
      failed: 'render',
      reapply: ['/src/a.vue'],
      kept: ['signal:total'],
      lost: [{ name: 'state:x', reason: 'gone' }],
      variables: [{ name: 'Card.x', fate: 'lost', reason: 'gone' }],
      diagnostics: [{ message: 'Error: x' }],
      timings: { apply: 1, verify: 2 },
    })
  })

  it.each([
    undefined,
    null,
    1,
    'text',
    [],
    {},
    { id: 1, phase: 'update' },
    { id: 'x'.repeat(65), phase: 'update' },
    { id: 'a' },
    { id: 'a', phase: '__proto__' },
  ])('is undefined for %j', (message) => {
    expect(readReport(message)).toBeUndefined()
  })

  it('drops what is not of the right shape or too much of it', () => {
    const report = readReport({
      id: 'a',
      phase: 'rollback',
      failed: '<script>',
      reloaded: 'no',
      reapply: [1, {}, null, 'x'.repeat(4001)],
      kept: Array.from({ length: 501 }, () => 'x'),
      lost: 'no list',
      variables: [{ name: 'x', fate: '__proto__', reason: '' }, { fate: 'kept' }, null, 'x'],
      diagnostics: [{ message: 'x'.repeat(4001) }, null, { message: 1 }],
      timings: { apply: -1, verify: Infinity },
    })
    const nothing = {
      reapply: [],
      kept: [],
      lost: [],
      variables: [],
      diagnostics: [],
      timings: { apply: 0, verify: 0 },
    }
    expect(report).toEqual({ id: 'a', phase: 'rollback', ...nothing })
  })

  it('does not let a message reach the prototype', () => {
    readReport(
      JSON.parse(
        '{"id":"a","phase":"update","__proto__":{"polluted":1},"timings":{"__proto__":{"apply":1}}}',
      ),
    )
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('readResumed', () => {
  it('copies what became of the state, and nothing else', () => {
    const { kept, lost, variables, diagnostics } = valid
    expect(readResumed({ ...valid, id: 'other' })).toEqual({
      kept,
      lost,
      variables,
      diagnostics: [{ message: diagnostics[0]!.message }],
    })
  })

  it.each([undefined, null, 1, 'text'])('is undefined for %j', (message) => {
    expect(readResumed(message)).toBeUndefined()
  })

  it('drops what is not of the right shape or too much of it', () => {
    const message = {
      kept: Array.from({ length: 501 }, () => 'x'),
      lost: [{ name: 1 }],
      diagnostics: 'no list',
    }
    expect(readResumed(message)).toEqual({ kept: [], lost: [], variables: [], diagnostics: [] })
  })
})

describe('readPainted', () => {
  it.each([0, 7.5, 60_000])('copies the transaction and %d milliseconds, and nothing else', (paint) => {
    expect(readPainted({ id: 'a', paint, total: 1, outcome: 'aborted' })).toEqual({ id: 'a', paint })
  })

  it.each([
    undefined,
    null,
    1,
    'text',
    [],
    {},
    { id: 'a' },
    { paint: 1 },
    { id: 1, paint: 1 },
    { id: 'x'.repeat(65), paint: 1 },
    { id: 'a', paint: -1 },
    { id: 'a', paint: 60_001 },
    { id: 'a', paint: NaN },
    { id: 'a', paint: Infinity },
    { id: 'a', paint: '1' },
    { id: 'a', paint: [1] },
    { id: 'a', paint: null },
  ])('is undefined for %j', (message) => {
    expect(readPainted(message)).toBeUndefined()
  })
})
