import { describe, expect, test } from 'vitest'
import { harnesses } from './components/index.ts'
import { eventually, stage } from './support.ts'

describe.each(harnesses)('the children of an Island in $framework', ({ islandHost }) => {
  describe.each(harnesses)('of a $framework component', ({ counter }) => {
    const show = async (props: Readonly<Record<string, unknown>>) => {
      const mounted = stage(islandHost, { of: counter, label: 'one', ...props })
      const update = (next: Readonly<Record<string, unknown>>) =>
        mounted.update({ of: counter, label: 'one', ...next })
      await eventually(() => mounted.text('h2')).toBe('one')
      return { ...mounted, update }
    }

    test('leave the fallbacks alone when there are none', async () => {
      const { text } = await show({})
      expect(text('header')).toBe('no header')
      expect(text('[data-content]')).toBe('no content')
    })

    test('fill the default slot, with the context of the host', async () => {
      const { text } = await show({ content: 'hello' })
      await eventually(() => text('[data-content]')).toBe('hello 0 dark')
      expect(text('header')).toBe('no header')
    })

    test('fill named slots', async () => {
      const { text } = await show({ header: 'title' })
      await eventually(() => text('header')).toBe('title 0')
      expect(text('[data-content]')).toBe('no content')
    })

    test('follow the state of the host, on the same nodes', async () => {
      const { text, find, click } = await show({ content: 'hello', header: 'title' })
      await eventually(() => text('[data-content]')).toBe('hello 0 dark')
      const input = find('[data-content] input')
      click('[data-tick]')
      await eventually(() => text('[data-content]')).toBe('hello 1 dark')
      await eventually(() => text('header')).toBe('title 1')
      expect(find('[data-content] input')).toBe(input)
    })

    test('keep the focus when the props of the island change', async () => {
      const { text, find, update } = await show({ content: 'hello' })
      await eventually(() => text('[data-content]')).toBe('hello 0 dark')
      find('[data-content] input').focus()
      update({ label: 'two', content: 'hello' })
      await eventually(() => text('h2')).toBe('two')
      expect(document.activeElement).toBe(find('[data-content] input'))
    })

    test('come and go', async () => {
      const { text, update } = await show({ header: 'title' })
      await eventually(() => text('header')).toBe('title 0')
      update({ content: 'hello' })
      await eventually(() => text('[data-content]')).toBe('hello 0 dark')
      await eventually(() => text('header')).toBe('no header')
      update({ header: 'title' })
      await eventually(() => text('header')).toBe('title 0')
      await eventually(() => text('[data-content]')).toBe('no content')
    })
  })
})
