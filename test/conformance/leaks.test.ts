import { describe, expect, test } from 'vitest'
import { getRegistry } from '../../src/runtime/registry.ts'
import { harnesses } from './components/index.ts'
import { eventually, settled, stage } from './support.ts'

const ISLANDS = 200

describe.each(harnesses)('a host in $framework', ({ framework: host, islandList }) => {
  test.each(harnesses)(`keeps nothing of ${ISLANDS} $framework islands`, async (shown) => {
    const names = ['first', 'second', 'name'].map((name) => `leaks:${host}:${shown.framework}:${name}`)
    const [first, second, name] = names
    const props = { first, second, name, label: 'heard', onHeard: () => {} }
    const halves = [shown.keyedReader, shown.eventListener]
    const sources = halves.flatMap((source) => Array.from({ length: ISLANDS / 2 }, () => source))
    const { getByRole, queryAllByText, update } = stage(islandList, { ...props, sources: [] })
    await eventually(() => getByRole('main'))
    await settled()
    const before = { page: document.documentElement.outerHTML, counts: getRegistry().subscriptionCounts() }

    update({ ...props, sources })
    await eventually(() => expect(queryAllByText(/^(?:1\+2|heard)$/)).toHaveLength(ISLANDS))
    await eventually(() => {
      const { signals, events } = getRegistry().subscriptionCounts()
      expect([signals[first!], signals[second!], events[name!]]).toEqual([100, 100, 100])
    })
    update({ ...props, sources: [] })
    await eventually(() => expect(getRegistry().subscriptionCounts()).toEqual(before.counts))
    await settled()
    expect(document.documentElement.outerHTML).toBe(before.page)
  })
})
