import { describe, expect, test } from 'vitest'
import { harnesses } from './components/index.ts'
import { eventually, stage } from './support.ts'

describe.each(harnesses)('the children of an Island in $framework', ({ islandHost }) => {
  describe.each(harnesses)('of a $framework component', ({ counter }) => {
    const show = async (props: Readonly<Record<string, unknown>>) => {
      const mounted = stage(islandHost, { of: counter, label: 'one', ...props })
      const update = (next: Readonly<Record<string, unknown>>) =>
        mounted.update({ of: counter, label: 'one', ...next })
      await mounted.findByRole('heading', { name: 'one' })
      return { ...mounted, update }
    }

    test('leave the fallbacks alone when there are none', async () => {
      const { textOf } = await show({})
      expect(textOf('header')).toBe('no header')
      expect(textOf('content')).toBe('no content')
    })

    test('fill the default slot, with the context of the host', async () => {
      const { textOf } = await show({ content: 'hello' })
      await eventually(() => expect(textOf('content')).toBe('hello 0 dark'))
      expect(textOf('header')).toBe('no header')
    })

    test('fill named slots', async () => {
      const { textOf } = await show({ header: 'title' })
      await eventually(() => expect(textOf('header')).toBe('title 0'))
      expect(textOf('content')).toBe('no content')
    })

    test('follow the state of the host, on the same nodes', async () => {
      const { textOf, findByRole, getByLabelText, press } = await show({ content: 'hello', header: 'title' })
      // Found by its role first: that says that it can be seen, and is not still where the host renders it.
      const input = await findByRole('textbox', { name: 'note' })
      expect(textOf('content')).toBe('hello 0 dark')
      press('tick 0')
      await eventually(() => expect(textOf('content')).toBe('hello 1 dark'))
      await eventually(() => expect(textOf('header')).toBe('title 1'))
      expect(getByLabelText('note')).toBe(input)
    })

    test('keep the focus when the props of the island change', async () => {
      const { findByRole, getByLabelText, update } = await show({ content: 'hello' })
      const input = await findByRole('textbox', { name: 'note' })
      input.focus()
      update({ label: 'two', content: 'hello' })
      await findByRole('heading', { name: 'two' })
      expect(getByLabelText('note')).toHaveFocus()
    })

    test('come and go', async () => {
      const { textOf, update } = await show({ header: 'title' })
      await eventually(() => expect(textOf('header')).toBe('title 0'))
      update({ content: 'hello' })
      await eventually(() => expect(textOf('content')).toBe('hello 0 dark'))
      await eventually(() => expect(textOf('header')).toBe('no header'))
      update({ header: 'title' })
      await eventually(() => expect(textOf('header')).toBe('title 0'))
      await eventually(() => expect(textOf('content')).toBe('no content'))
    })
  })
})
