import { describe, expect, test, vi } from 'vitest'
import type { IslandSource } from '../../adapters/contract.ts'
import { harnesses } from './components/index.ts'
import { eventually, settled, signalCount, stage } from './support.ts'

describe.each(harnesses)('an Island in $framework', ({ islandHost, framework: host }) => {
  describe.each(harnesses)('of a $framework component', ({ framework, counter, keyedReader }) => {
    const show = async (props: Readonly<Record<string, unknown>> = {}) => {
      const mounted = stage(islandHost, { of: counter, label: 'one', ...props })
      const update = (next: Readonly<Record<string, unknown>>) =>
        mounted.update({ of: counter, label: 'one', ...props, ...next })
      await eventually(() => mounted.text('h2')).toBe('one')
      return { ...mounted, update }
    }

    test('renders inside an element without a box', async () => {
      const { find } = await show()
      expect(find('main metamon-island').style.display).toBe('contents')
      expect(find('main metamon-island').contains(find(`[data-island=${framework}]`))).toBe(true)
    })

    test('updates props on the same nodes, with local state kept', async () => {
      const { find, text, click, update } = await show()
      const section = find('section')
      click('[data-count]')
      await eventually(() => text('[data-count]')).toBe('1')
      update({ label: 'two' })
      await eventually(() => text('h2')).toBe('two')
      expect(find('section')).toBe(section)
      expect(text('[data-count]')).toBe('1')
    })

    test('runs the effects of those props only that have changed', async () => {
      const onLabel = vi.fn<(label: string) => void>()
      const { text, update } = await show({ onLabel, onAdd: () => {} })
      await eventually(() => onLabel.mock.calls.flat()).toEqual(['one'])
      update({ onAdd: () => {} })
      await settled()
      update({ onAdd: () => {}, label: 'two' })
      await eventually(() => text('h2')).toBe('two')
      await eventually(() => onLabel.mock.calls.flat()).toEqual(['one', 'two'])
    })

    test('calls the latest callback', async () => {
      const [first, second] = [vi.fn<(count: number) => void>(), vi.fn<(count: number) => void>()]
      const { click, text, update } = await show({ onAdd: first })
      click('[data-add]')
      expect(first).toHaveBeenCalledExactlyOnceWith(0)
      update({ label: 'two', onAdd: second })
      await eventually(() => text('h2')).toBe('two')
      click('[data-add]')
      expect(second).toHaveBeenCalledExactlyOnceWith(0)
      expect(first).toHaveBeenCalledOnce()
    })

    test('mounts once and cleans up once', async () => {
      const onLife = vi.fn<(moment: string) => void>()
      const mounted = await show({ onLife })
      await eventually(() => onLife.mock.calls.flat()).toEqual(['mounted'])
      mounted.unmount()
      await eventually(() => onLife.mock.calls.flat()).toEqual(['mounted', 'cleaned up'])
      expect(mounted.container.innerHTML).toBe('')
    })

    test('ends its subscriptions when it is removed', async () => {
      const keys = { first: `islands:${host}:${framework}:1`, second: `islands:${host}:${framework}:2` }
      const mounted = stage(islandHost, { of: keyedReader, ...keys })
      await eventually(() => signalCount(keys.first)).toBe(1)
      mounted.unmount()
      await eventually(() => signalCount(keys.first)).toBe(0)
    })
  })
})

describe.each(harnesses)('the component of an Island in $framework', ({ islandHost }) => {
  test('is another one when `of` changes', async () => {
    const onLife = vi.fn<(moment: string) => void>()
    const sources = harnesses.map(({ counter }) => counter)
    const { update, text, count } = stage(islandHost, { of: sources[0], label: 'one', onLife })
    await eventually(() => text('h2')).toBe('one')
    for (const of of [...sources.slice(1), ...sources.slice(0, 1)]) {
      update({ of, label: 'one', onLife })
      await eventually(() => count(`[data-island=${of.framework}]`)).toBe(1)
      await eventually(() => count('[data-island]')).toBe(1)
    }
    await eventually(() => onLife.mock.calls.flat().filter((moment) => moment === 'mounted').length).toBe(5)
    await eventually(() => onLife.mock.calls.flat().filter((moment) => moment === 'cleaned up').length).toBe(
      4,
    )
  })

  test('stays when `of` is a new source of the same one', async () => {
    const { counter } = harnesses[0]!
    const again: IslandSource = { ...counter }
    const { update, text, click } = stage(islandHost, { of: counter, label: 'one' })
    await eventually(() => text('h2')).toBe('one')
    click('[data-count]')
    await eventually(() => text('[data-count]')).toBe('1')
    update({ of: again, label: 'two' })
    await eventually(() => text('h2')).toBe('two')
    expect(text('[data-count]')).toBe('1')
  })
})

describe('islands in islands in islands', () => {
  const names = harnesses.map(({ framework }) => framework)
  const triples = names.flatMap((a) => names.flatMap((b) => names.map((c) => [a, b, c] as const)))
  const nestedOf = (name: string) => harnesses.find(({ framework }) => framework === name)!.nested

  test.each(triples)('%s > %s > %s', async (...path) => {
    const [outer, ...chain] = path.map(nestedOf)
    const mounted = stage(outer!, { chain, label: 'deep' })
    const selector = path.map((name) => `[data-nested=${name}]`).join(' ')
    await eventually(() => mounted.text(`${selector} b`)).toBe('deep')
    mounted.update({ chain, label: 'deeper' })
    await eventually(() => mounted.text(`${selector} b`)).toBe('deeper')
    mounted.unmount()
    expect(mounted.container.innerHTML).toBe('')
  })
})
