import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { getRegistry } from '../../src/runtime/registry.ts'
import { harnesses } from './components/index.ts'
import { catchPageErrors, eventually, stage } from './support.ts'

const messageOf = (error: unknown) => (error as Error).message

describe.each(harnesses)('an Island in $framework', ({ islandHost }) => {
  describe.each(harnesses)('of a $framework component that throws', ({ fragile }) => {
    const show = (weakness: string) => {
      const onIslandError = vi.fn<(error: unknown) => void>()
      const mounted = stage(islandHost, { of: fragile, weakness, onIslandError })
      const update = (next: string) => mounted.update({ of: fragile, weakness: next, onIslandError })
      return { ...mounted, update, messages: () => onIslandError.mock.calls.flat().map(messageOf) }
    }

    test.each(['setup', 'render', 'effect'])('in %s keeps the host and its siblings', async (weakness) => {
      const pageErrors = catchPageErrors()
      const { messages, text, find, click } = show(weakness)
      await eventually(messages).toEqual([`broken ${weakness}`])
      expect(find('main metamon-island').dataset['metamonError']).toBe(`broken ${weakness}`)
      click('[data-tick]')
      await eventually(() => text('[data-tick]')).toBe('1')
      expect(text('p')).toBe('sibling')
      expect(pageErrors).toEqual([])
    })

    test.each(['setup', 'render', 'effect'])('in %s is tried again by the next update', async (weakness) => {
      const { messages, update, text, find } = show(weakness)
      await eventually(messages).toEqual([`broken ${weakness}`])
      update('none')
      await eventually(() => text('[data-fragile]')).toBe('none')
      expect(find('main metamon-island').dataset['metamonError']).toBeUndefined()
      expect(messages()).toHaveLength(1)
    })

    test.each(['render', 'effect'])('in %s during an update, and again', async (weakness) => {
      const { messages, update, text } = show('none')
      await eventually(() => text('[data-fragile]')).toBe('none')
      update(weakness)
      await eventually(messages).toEqual([`broken ${weakness}`])
      update('none')
      await eventually(() => text('[data-fragile]')).toBe('none')
      update(weakness)
      await eventually(messages).toHaveLength(2)
      expect(text('p')).toBe('sibling')
    })

    test('in a handler stays mounted', async () => {
      catchPageErrors()
      const { text, click } = show('handler')
      await eventually(() => text('[data-fragile]')).toBe('handler')
      click('[data-fragile]')
      click('[data-tick]')
      await eventually(() => text('[data-tick]')).toBe('1')
      expect(text('[data-fragile]')).toBe('handler')
    })

    test('is reported to the registry when nobody listens', async () => {
      const report = vi.spyOn(getRegistry(), 'report').mockReturnValue(undefined)
      onTestFinished(() => report.mockRestore())
      stage(islandHost, { of: fragile, weakness: 'setup' })
      await eventually(() => report.mock.calls.flat().map(messageOf)).toEqual(['broken setup'])
    })

    test('gives way to another component', async () => {
      const { counter } = harnesses[0]!
      const onIslandError = vi.fn<(error: unknown) => void>()
      const { update, text, find } = stage(islandHost, { of: fragile, weakness: 'setup', onIslandError })
      await eventually(() => onIslandError.mock.calls.length).toBe(1)
      update({ of: counter, label: 'one' })
      await eventually(() => text('h2')).toBe('one')
      expect(find('main metamon-island').dataset['metamonError']).toBeUndefined()
    })
  })
})
