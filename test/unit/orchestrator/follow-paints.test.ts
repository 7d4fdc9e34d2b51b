import { expect, it, vi } from 'vitest'
import { followPaints } from '../../../src/orchestrator/follow-paints.ts'
import type { HotChannel } from '../../../src/orchestrator/hot-channel.ts'
import { createClientJournal } from '../../../src/orchestrator/journal.ts'
import { createEntry } from '../plugin/entry.ts'

function setUp() {
  const target = new EventTarget()
  const journal = createClientJournal(target)
  const paints = { verified: vi.fn(), settled: vi.fn() }
  const told = vi.fn()
  target.addEventListener('metamon:painted', told)
  let listener: ((data: never) => void | Promise<void>) | undefined
  const hot: HotChannel = { on: (_, heard) => void (listener = heard), send: vi.fn() }
  followPaints({ hot, journal, paints, target })
  // Whatever comes over the channel.
  const hear = (data: unknown) => listener!(data as never)
  return { target, journal, paints, told, hear }
}

it('hears what has settled, and takes nothing else for it', () => {
  const { target, journal, paints } = setUp()
  journal.record(createEntry())
  for (const detail of [null, undefined, 'a', {}, { id: 1 }])
    target.dispatchEvent(new CustomEvent('metamon:settled', { detail }))
  target.dispatchEvent(new Event('metamon:settled'))
  expect(paints.settled.mock.calls).toEqual([['a']])
})

it('adds to the entry what the server tells', async () => {
  const { journal, told, hear } = setUp()
  journal.record(createEntry())
  await hear({ id: 'a', paint: 7 })
  expect(journal.entries).toEqual([createEntry({ timings: { total: 18.4, paint: 7 } })])
  expect(told).toHaveBeenCalledTimes(1)
})

it.each([undefined, null, 'a', {}, { id: 'a' }, { id: 'b', paint: 7 }, { id: 'a', paint: '7' }])(
  'changes nothing for %j',
  async (data) => {
    const { journal, told, hear } = setUp()
    journal.record(createEntry())
    await hear(data)
    expect(journal.entries).toEqual([createEntry()])
    expect(told).not.toHaveBeenCalled()
  },
)
