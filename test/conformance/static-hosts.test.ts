import { describe, expect, test, vi } from 'vitest'
import { harnesses } from './components/index.ts'
import { eventually, signalCount, stage } from './support.ts'

type Props = Readonly<Record<string, unknown>>

describe.each(harnesses)('toComponent of $framework', ({ framework: host, islandHost, toComponent }) => {
  describe.each(harnesses)('with a $framework component', ({ framework, counter, keyedReader, fragile }) => {
    const show = async (props: Props = {}) => {
      const first = { as: toComponent(counter), label: 'one', ...props }
      const mounted = stage(islandHost, first)
      const update = (next: Props) => mounted.update({ ...first, ...next })
      await mounted.findByRole('heading', { name: 'one' })
      return { ...mounted, update }
    }

    test('follows its props on the same nodes, with local state kept', async () => {
      const { getByRole, findByRole, press, update } = await show()
      const region = getByRole('region', { name: `${framework} island` })
      press('count 0')
      await findByRole('button', { name: 'count 1' })
      update({ label: 'two' })
      await findByRole('heading', { name: 'two' })
      expect(getByRole('region')).toBe(region)
      expect(getByRole('button', { name: 'count 1' })).toBeVisible()
    })

    test('calls the latest callback', async () => {
      const [first, second] = [vi.fn<(count: number) => void>(), vi.fn<(count: number) => void>()]
      const { press, findByRole, update } = await show({ onAdd: first })
      press('add')
      update({ label: 'two', onAdd: second })
      await findByRole('heading', { name: 'two' })
      press('add')
      expect(first).toHaveBeenCalledExactlyOnceWith(0)
      expect(second).toHaveBeenCalledExactlyOnceWith(0)
    })

    test('takes children and named slots, and leaves the fallbacks alone without them', async () => {
      const { textOf, press, update } = await show({ content: 'hello', header: 'title' })
      await eventually(() => expect(textOf('content')).toBe('hello 0 dark'))
      await eventually(() => expect(textOf('header')).toBe('title 0'))
      press('tick 0')
      await eventually(() => expect(textOf('content')).toBe('hello 1 dark'))
      await eventually(() => expect(textOf('header')).toBe('title 1'))
      update({ content: undefined, header: undefined })
      await eventually(() => expect(textOf('content')).toBe('no content'))
      await eventually(() => expect(textOf('header')).toBe('no header'))
    })

    test('tells `onIslandError` what the component throws', async () => {
      const onIslandError = vi.fn<(error: unknown) => void>()
      stage(islandHost, { as: toComponent(fragile), weakness: 'setup', onIslandError })
      await eventually(() => expect(onIslandError).toHaveBeenCalledExactlyOnceWith(new Error('broken setup')))
    })

    test('cleans up once when it goes, with its subscriptions', async () => {
      const onLife = vi.fn<(moment: string) => void>()
      const mounted = await show({ onLife })
      const keys = { first: `static:${host}:${framework}:1`, second: `static:${host}:${framework}:2` }
      const reader = stage(islandHost, { as: toComponent(keyedReader), ...keys })
      await eventually(() => expect(onLife.mock.calls.flat()).toEqual(['mounted']))
      await eventually(() => expect(signalCount(keys.first)).toBe(1))
      for (const { unmount } of [mounted, reader]) unmount()
      await eventually(() => expect(onLife.mock.calls.flat()).toEqual(['mounted', 'cleaned up']))
      await eventually(() => expect(signalCount(keys.first)).toBe(0))
      expect([mounted, reader].map(({ container }) => container.innerHTML)).toEqual(['', ''])
    })
  })
})
