import { describe, expect, it, vi } from 'vitest'
import { createServerJournal } from '../../../src/plugin/journal.ts'
import { createEntry } from './entry.ts'

describe('the time of a paint', () => {
  it('is added to the entry of the update, and told', () => {
    const journal = createServerJournal()
    const heard = vi.fn()
    journal.onPainted(heard)
    const entry = createEntry()
    journal.record(entry)
    journal.record(createEntry({ id: 'b' }))
    expect(journal.painted({ id: 'a', paint: 7 })).toBe(true)
    const seen = { ...entry, timings: { total: 18.4, paint: 7 } }
    expect(journal.entries).toEqual([seen, createEntry({ id: 'b' })])
    expect(heard).toHaveBeenCalledExactlyOnceWith(seen)
    expect(entry.timings).toEqual({ total: 18.4 })
  })

  it('stays what the first page has told', () => {
    const journal = createServerJournal()
    journal.record(createEntry())
    journal.painted({ id: 'a', paint: 0 })
    expect(journal.painted({ id: 'a', paint: 9 })).toBe(false)
    expect(journal.entries[0]!.timings.paint).toBe(0)
  })

  it.each(['aborted', 'rolled-back', 'reloaded', 'ignored'] as const)(
    'is not that of a transaction that was %s',
    (outcome) => {
      const journal = createServerJournal()
      journal.record(createEntry({ outcome }))
      expect(journal.painted({ id: 'a', paint: 7 })).toBe(false)
      expect(journal.entries).toEqual([createEntry({ outcome })])
    },
  )

  it('is not that of a transaction that nobody knows', () => {
    const journal = createServerJournal()
    expect(journal.painted({ id: '__proto__', paint: 7 })).toBe(false)
    expect(journal.entries).toEqual([])
  })
})
