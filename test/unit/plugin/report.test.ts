import { describe, expect, it } from 'vitest'
import { readReport } from '../../../src/plugin/transaction/report.ts'

const valid = {
  id: 'a',
  failed: 'evaluate',
  kept: ['signal:total'],
  lost: [{ name: 'state:x', reason: 'gone' }],
  diagnostics: [{ message: 'Error: x', file: '/etc/passwd' }],
  timings: { apply: 1, verify: 2, total: 99 },
}

describe('readReport', () => {
  it('copies the fields that a page may say, and no others', () => {
    expect(readReport({ ...valid, files: ['/etc/passwd'], extra: 1 })).toEqual({
      id: 'a',
      outcome: 'aborted',
      reason: 'aborted.evaluate',
      kept: ['signal:total'],
      lost: [{ name: 'state:x', reason: 'gone' }],
      diagnostics: [{ message: 'Error: x' }],
      timings: { apply: 1, verify: 2, total: 0 },
    })
  })

  it.each([undefined, null, 1, 'text', [], {}, { id: 1 }, { id: 'x'.repeat(65) }])(
    'is undefined for %j',
    (message) => {
      expect(readReport(message)).toBeUndefined()
    },
  )

  it('drops what is not of the right shape or too much of it', () => {
    const report = readReport({
      id: 'a',
      failed: 'toString',
      reloaded: '<script>',
      kept: Array.from({ length: 501 }, () => 'x'),
      lost: 'no list',
      diagnostics: [{ message: 'x'.repeat(4001) }, null, { message: 1 }],
      timings: { apply: -1, verify: Infinity },
    })
    expect(report).toEqual({ id: 'a', kept: [], lost: [], diagnostics: [], timings: { total: 0 } })
  })

  it('does not let a message reach the prototype', () => {
    readReport(JSON.parse('{"id":"a","__proto__":{"polluted":1},"timings":{"__proto__":{"apply":1}}}'))
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
