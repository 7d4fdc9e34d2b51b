import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { getRegistry } from '../../src/runtime/registry.ts'
import { harnesses } from './components/index.ts'
import { catchPageErrors, eventually, islandIn, stage } from './support.ts'

const messageOf = (error: unknown) => (error as Error).message

describe.each(harnesses)('an Island in $framework', ({ islandHost }) => {
  describe.each(harnesses)('of a $framework component that throws', ({ fragile }) => {
    const show = (weakness: string) => {
      const onIslandError = vi.fn<(error: unknown) => void>()
      const mounted = stage(islandHost, { of: fragile, weakness, onIslandError })
      const messages = () => onIslandError.mock.calls.flat().map(messageOf)
      return {
        ...mounted,
        messages,
        throws: (...expected: string[]) => eventually(() => expect(messages()).toEqual(expected)),
        update: (next: string) => mounted.update({ of: fragile, weakness: next, onIslandError }),
        /** What the island's element says about its error. */
        mark: () => islandIn(mounted.getByRole('main')).dataset['metamonError'],
        isShown: (name: string) => mounted.findByRole('button', { name: `fragile: ${name}` }),
      }
    }

    test.each(['setup', 'render', 'effect'])('in %s keeps the host and its siblings', async (weakness) => {
      const pageErrors = catchPageErrors()
      const { throws, mark, press, findByRole, getByText } = show(weakness)
      await throws(`broken ${weakness}`)
      expect(mark()).toBe(`broken ${weakness}`)
      press('tick 0')
      await findByRole('button', { name: 'tick 1' })
      expect(getByText('sibling')).toBeVisible()
      expect(pageErrors).toEqual([])
    })

    test.each(['setup', 'render', 'effect'])('in %s is tried again by the next update', async (weakness) => {
      const { throws, update, isShown, mark, messages } = show(weakness)
      await throws(`broken ${weakness}`)
      update('none')
      await isShown('none')
      expect(mark()).toBeUndefined()
      expect(messages()).toHaveLength(1)
    })

    test.each(['render', 'effect'])('in %s during an update, and again', async (weakness) => {
      const { throws, update, isShown, getByText } = show('none')
      await isShown('none')
      update(weakness)
      await throws(`broken ${weakness}`)
      update('none')
      await isShown('none')
      update(weakness)
      await throws(`broken ${weakness}`, `broken ${weakness}`)
      expect(getByText('sibling')).toBeVisible()
    })

    test('in a handler stays mounted', async () => {
      catchPageErrors()
      const { isShown, press, findByRole } = show('handler')
      const button = await isShown('handler')
      press('fragile: handler')
      press('tick 0')
      await findByRole('button', { name: 'tick 1' })
      expect(await isShown('handler')).toBe(button)
    })

    test('is reported to the registry when nobody listens', async () => {
      const report = vi.spyOn(getRegistry(), 'report').mockReturnValue(undefined)
      onTestFinished(() => report.mockRestore())
      stage(islandHost, { of: fragile, weakness: 'setup' })
      await eventually(() => expect(report.mock.calls.flat().map(messageOf)).toEqual(['broken setup']))
    })

    test('gives way to another component', async () => {
      const { counter } = harnesses[0]!
      const onIslandError = vi.fn<(error: unknown) => void>()
      const { update, findByRole, getByRole } = stage(islandHost, {
        of: fragile,
        weakness: 'setup',
        onIslandError,
      })
      await eventually(() => expect(onIslandError).toHaveBeenCalledOnce())
      update({ of: counter, label: 'one' })
      await findByRole('heading', { name: 'one' })
      expect(islandIn(getByRole('main')).dataset['metamonError']).toBeUndefined()
    })
  })
})
