import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createVerdicts, type Verdicts } from '../../../../src/plugin/transaction/verdicts.ts'

const TIMEOUT = 1000

let verdicts: Verdicts
const [first, second, stranger] = [{ page: 1 }, { page: 2 }, { page: 3 }]
const ok = { id: 'a', phase: 'update' }

beforeEach(() => {
  vi.useFakeTimers()
  verdicts = createVerdicts(TIMEOUT)
  verdicts.joined(first)
  verdicts.joined(second)
})
afterEach(() => vi.useRealTimers())

/** What a promise has come to when everything that is due has run. */
async function stateOf<Value>(promise: Promise<Value>): Promise<Value | 'pending'> {
  return Promise.race([promise, vi.advanceTimersByTimeAsync(1).then(() => 'pending' as const)])
}

describe('a verdict', () => {
  it('is there when every page has reported', async () => {
    const verdict = verdicts.collect('a', 'update')
    verdicts.take(ok, first)
    expect(await stateOf(verdict)).toBe('pending')
    verdicts.take({ ...ok, failed: 'render' }, second)
    const { reports, isTimedOut } = await verdict
    expect(reports.map((one) => one.failed)).toEqual([undefined, 'render'])
    expect(isTimedOut).toBe(false)
  })

  it('does not wait for a page that has left', async () => {
    const verdict = verdicts.collect('a', 'update')
    verdicts.take(ok, first)
    verdicts.left(second)
    expect((await verdict).reports).toHaveLength(1)
  })

  it('is there at once where no page takes part', async () => {
    verdicts.left(first)
    verdicts.left(second)
    expect(await verdicts.collect('a', 'update')).toEqual({ reports: [], isTimedOut: false })
  })

  it('says when a page has not answered in time, and does not wait for that page again', async () => {
    const verdict = verdicts.collect('a', 'update')
    verdicts.take(ok, first)
    await vi.advanceTimersByTimeAsync(TIMEOUT)
    expect(await verdict).toMatchObject({ isTimedOut: true, reports: [{ id: 'a' }] })
    const next = verdicts.collect('b', 'update')
    verdicts.take({ ...ok, id: 'b' }, first)
    expect(await stateOf(next)).toMatchObject({ isTimedOut: false })
  })

  it.each([
    ['of a stranger', ok, stranger],
    ['of another transaction', { ...ok, id: 'b' }, first],
    ['of another phase', { ...ok, phase: 'rollback' }, first],
    ['without a shape', 'hello', first],
    ['of a page that was not reloaded', { ...ok, reloaded: 'asked' }, first],
  ])('is not changed by a message %s', async (_, message, client) => {
    const verdict = verdicts.collect('a', 'update')
    verdicts.take(message, client)
    verdicts.take(ok, second)
    expect(await stateOf(verdict)).toBe('pending')
  })

  it('counts each page once', async () => {
    const verdict = verdicts.collect('a', 'update')
    verdicts.take(ok, first)
    verdicts.take({ ...ok, failed: 'render' }, first)
    expect(await stateOf(verdict)).toBe('pending')
    verdicts.take(ok, second)
    expect((await verdict).reports.map((one) => one.failed)).toEqual([undefined, undefined])
  })
})

describe('a page that is reloaded', () => {
  it('settles its transaction when it is back', () => {
    const settled = vi.fn()
    verdicts.onReloaded('a', settled)
    verdicts.take({ ...ok, reloaded: 'asked' }, stranger)
    expect(settled).toHaveBeenCalledWith(expect.objectContaining({ reloaded: 'asked' }))
  })

  it('settles it without a word when it does not come back', async () => {
    const settled = vi.fn()
    verdicts.onReloaded('a', settled)
    await vi.advanceTimersByTimeAsync(TIMEOUT)
    expect(settled.mock.calls[0]?.[0]).toBeUndefined()
    expect(settled).toHaveBeenCalledTimes(1)
  })
})

describe('an update that a page has on it', () => {
  it('is taken once from each page that has reported it', () => {
    void verdicts.collect('a', 'update')
    verdicts.take(ok, first)
    verdicts.take(ok, second)
    expect(verdicts.takeApplied('a', first)).toBe(true)
    expect(verdicts.takeApplied('a', first)).toBe(false)
    expect(verdicts.takeApplied('a', second)).toBe(true)
  })

  it('is the last one that the page has reported', () => {
    void verdicts.collect('a', 'update')
    verdicts.take(ok, first)
    void verdicts.collect('b', 'update')
    verdicts.take({ ...ok, id: 'b' }, first)
    expect(verdicts.takeApplied('a', first)).toBe(false)
    expect(verdicts.takeApplied('b', first)).toBe(true)
  })

  it('is none that has failed, that nobody waits for, or that somebody else has reported', () => {
    void verdicts.collect('a', 'update')
    verdicts.take({ ...ok, failed: 'render' }, first)
    verdicts.take(ok, stranger)
    verdicts.take({ ...ok, id: 'b' }, second)
    expect(verdicts.takeApplied('a', first)).toBe(false)
    expect(verdicts.takeApplied('a', stranger)).toBe(false)
    expect(verdicts.takeApplied('b', second)).toBe(false)
  })
})
