import { within } from '@testing-library/dom'
import { describe, expect, test, vi } from 'vitest'
import type { IslandSource } from '../../adapters/contract.ts'
import { harnesses } from './components/index.ts'
import { eventually, islandIn, settled, signalCount, stage } from './support.ts'

describe.each(harnesses)('an Island in $framework', ({ islandHost, framework: host }) => {
  describe.each(harnesses)('of a $framework component', ({ framework, counter, keyedReader }) => {
    const show = async (props: Readonly<Record<string, unknown>> = {}) => {
      const mounted = stage(islandHost, { of: counter, label: 'one', ...props })
      const update = (next: Readonly<Record<string, unknown>>) =>
        mounted.update({ of: counter, label: 'one', ...props, ...next })
      await mounted.findByRole('heading', { name: 'one' })
      return { ...mounted, update }
    }

    test('renders inside an element without a box', async () => {
      const { getByRole } = await show()
      const island = islandIn(getByRole('main'))
      expect(island.style.display).toBe('contents')
      expect(island.contains(getByRole('region', { name: `${framework} island` }))).toBe(true)
    })

    test('updates props on the same nodes, with local state kept', async () => {
      const { getByRole, findByRole, press, update } = await show()
      const section = getByRole('region')
      press('count 0')
      await findByRole('button', { name: 'count 1' })
      update({ label: 'two' })
      await findByRole('heading', { name: 'two' })
      expect(getByRole('region')).toBe(section)
      expect(getByRole('button', { name: 'count 1' })).toBeVisible()
    })

    test('runs the effects of those props only that have changed', async () => {
      const onLabel = vi.fn<(label: string) => void>()
      const { findByRole, update } = await show({ onLabel, onAdd: () => {} })
      await eventually(() => expect(onLabel.mock.calls.flat()).toEqual(['one']))
      update({ onAdd: () => {} })
      await settled()
      update({ onAdd: () => {}, label: 'two' })
      await findByRole('heading', { name: 'two' })
      await eventually(() => expect(onLabel.mock.calls.flat()).toEqual(['one', 'two']))
    })

    test('calls the latest callback', async () => {
      const [first, second] = [vi.fn<(count: number) => void>(), vi.fn<(count: number) => void>()]
      const { press, findByRole, update } = await show({ onAdd: first })
      press('add')
      expect(first).toHaveBeenCalledExactlyOnceWith(0)
      update({ label: 'two', onAdd: second })
      await findByRole('heading', { name: 'two' })
      press('add')
      expect(second).toHaveBeenCalledExactlyOnceWith(0)
      expect(first).toHaveBeenCalledOnce()
    })

    test('mounts once and cleans up once', async () => {
      const onLife = vi.fn<(moment: string) => void>()
      const mounted = await show({ onLife })
      await eventually(() => expect(onLife.mock.calls.flat()).toEqual(['mounted']))
      mounted.unmount()
      await eventually(() => expect(onLife.mock.calls.flat()).toEqual(['mounted', 'cleaned up']))
      expect(mounted.container.innerHTML).toBe('')
    })

    test('ends its subscriptions when it is removed', async () => {
      const keys = { first: `islands:${host}:${framework}:1`, second: `islands:${host}:${framework}:2` }
      const mounted = stage(islandHost, { of: keyedReader, ...keys })
      await eventually(() => expect(signalCount(keys.first)).toBe(1))
      mounted.unmount()
      await eventually(() => expect(signalCount(keys.first)).toBe(0))
    })
  })
})

describe.each(harnesses)('the component of an Island in $framework', ({ islandHost }) => {
  test('is another one when `of` changes', async () => {
    const onLife = vi.fn<(moment: string) => void>()
    const countOf = (moment: string) => onLife.mock.calls.flat().filter((one) => one === moment).length
    const sources = harnesses.map(({ counter }) => counter)
    const { update, findByRole, getByRole } = stage(islandHost, { of: sources[0], label: 'one', onLife })
    await findByRole('heading', { name: 'one' })
    for (const of of [...sources.slice(1), ...sources.slice(0, 1)]) {
      update({ of, label: 'one', onLife })
      await eventually(() => expect(getByRole('region')).toHaveAccessibleName(`${of.framework} island`))
    }
    await eventually(() => expect([countOf('mounted'), countOf('cleaned up')]).toEqual([5, 4]))
  })

  test('stays when `of` is a new source of the same one', async () => {
    const { counter } = harnesses[0]!
    const again: IslandSource = { ...counter }
    const { update, findByRole, getByRole, press } = stage(islandHost, { of: counter, label: 'one' })
    await findByRole('heading', { name: 'one' })
    press('count 0')
    await findByRole('button', { name: 'count 1' })
    update({ of: again, label: 'two' })
    await findByRole('heading', { name: 'two' })
    expect(getByRole('button', { name: 'count 1' })).toBeVisible()
  })
})

describe('islands in islands in islands', () => {
  const names = harnesses.map(({ framework }) => framework)
  const triples = names.flatMap((a) => names.flatMap((b) => names.map((c) => [a, b, c] as const)))
  const nestedOf = (name: string) => harnesses.find(({ framework }) => framework === name)!.nested

  test.each(triples)('%s > %s > %s', async (...path) => {
    const [outer, ...chain] = path.map(nestedOf)
    const { container, findByText, getAllByRole, update, unmount } = stage(outer!, { chain, label: 'deep' })
    await findByText('deep')
    const groups = getAllByRole('group')
    expect(groups.map((group) => group.getAttribute('aria-label'))).toEqual(path)
    expect(groups.every((group, depth) => depth === 0 || groups[depth - 1]!.contains(group))).toBe(true)
    expect(within(groups.at(-1)!).getByText('deep')).toBeVisible()
    update({ chain, label: 'deeper' })
    await within(groups.at(-1)!).findByText('deeper')
    unmount()
    expect(container.innerHTML).toBe('')
  })
})
