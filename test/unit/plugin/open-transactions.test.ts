import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createServerJournal } from '../../../src/plugin/journal.ts'
import { createOpenTransactions, type Draft } from '../../../src/plugin/transaction/open-transactions.ts'

const draft: Draft = {
  id: 'a',
  files: ['src/a.vue'],
  outcome: 'applied',
  reason: 'hot.self-accept',
  savedAt: 0,
  prepareMs: 3,
}

function setUp() {
  const journal = createServerJournal()
  const broadcast = vi.fn()
  return { journal, broadcast, ...createOpenTransactions({ journal, broadcast, timeoutMs: 1000 }) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('open transactions', () => {
  it('settle with the report of a page, and tell every page', () => {
    const { open, report, journal, broadcast } = setUp()
    open(draft)
    report({ id: 'a', kept: ['signal:total'], timings: { apply: 1 } })
    expect(journal.entries).toEqual([
      expect.objectContaining({ id: 'a', files: ['src/a.vue'], outcome: 'applied', kept: ['signal:total'] }),
    ])
    expect(journal.entries[0]!.timings).toMatchObject({ prepare: 3, apply: 1 })
    expect(broadcast).toHaveBeenCalledExactlyOnceWith('metamon:settled', journal.entries[0])
  })

  it('take the first report only, and none for what the server has not opened', () => {
    const { open, report, journal } = setUp()
    open(draft)
    report({ id: 'forged', reloaded: 'asked' })
    report({ id: 'a' })
    report({ id: 'a', failed: 'render' })
    report('not a report')
    expect(journal.entries.map(({ id, outcome }) => [id, outcome])).toEqual([['a', 'applied']])
  })

  it('let a page say nothing about the files', () => {
    const { open, report, journal } = setUp()
    open(draft)
    report({ id: 'a', files: ['/etc/passwd'] })
    expect(journal.entries[0]!.files).toEqual(['src/a.vue'])
  })

  it('settle by themselves when no page reports in time', () => {
    const { open, report, journal } = setUp()
    open(draft)
    vi.advanceTimersByTime(1000)
    report({ id: 'a' })
    expect(journal.entries.map((entry) => entry.reason)).toEqual(['timeout.no-report'])
  })

  it('are forgotten when the server closes', () => {
    const { open, close, report, journal } = setUp()
    open(draft)
    close()
    vi.advanceTimersByTime(1000)
    report({ id: 'a' })
    expect(journal.entries).toEqual([])
  })
})

describe('the journal of the server', () => {
  it('calls its listeners until their undo, and keeps the newest entries', () => {
    const { journal, settle } = setUp()
    const listener = vi.fn()
    const undo = journal.onSettled(listener)
    for (let n = 0; n < 250; n += 1) settle({ ...draft, id: String(n) })
    undo()
    settle(draft)
    expect(listener).toHaveBeenCalledTimes(250)
    expect(journal.entries).toHaveLength(200)
    expect(journal.entries.at(-1)!.id).toBe('a')
  })
})
