import { island } from 'metamon/react'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { Guarded } from './components/react/boundary.react.tsx'
import { harnesses } from './components/index.ts'
import { catchPageErrors, eventually, islandIn, settled, stage } from './support.ts'

const guarded = island(Guarded)

/** The errors that the console was given; React adds where they come from. */
function watchConsole() {
  const log = vi.spyOn(console, 'error').mockReturnValue(undefined)
  onTestFinished(() => log.mockRestore())
  return () => log.mock.calls.map((call) => call.find((part) => part instanceof Error)?.message)
}

describe.each(harnesses)('a boundary inside a React island in $framework', ({ islandHost }) => {
  test.each(['render', 'effect'])('shows its fallback when %s throws', async (weakness) => {
    watchConsole()
    const { findByRole, getByText } = stage(islandHost, { of: guarded, weakness })
    expect((await findByRole('alert')).textContent).toBe(`caught: broken ${weakness}`)
    expect(getByText('sibling')).toBeVisible()
  })

  test('leaves the error to the console, as in any React app, and not to the island', async () => {
    const logged = watchConsole()
    const pageErrors = catchPageErrors()
    const onIslandError = vi.fn<(error: unknown) => void>()
    const { findByRole, getByRole } = stage(islandHost, { of: guarded, weakness: 'none', onIslandError })
    await findByRole('button', { name: 'fragile: none' })
    expect(logged()).toEqual([])
    const { findByRole: find, ...failing } = stage(islandHost, {
      of: guarded,
      weakness: 'render',
      onIslandError,
    })
    await find('alert')
    await eventually(() => expect(logged()).toEqual(['broken render']))
    await settled()
    expect(islandIn(failing.getByRole('main')).dataset['metamonError']).toBeUndefined()
    expect(islandIn(getByRole('main')).dataset['metamonError']).toBeUndefined()
    expect(onIslandError).not.toHaveBeenCalled()
    expect(pageErrors).toEqual([])
  })
})

test('an error that no boundary catches goes to the island only', async () => {
  const logged = watchConsole()
  const pageErrors = catchPageErrors()
  const onIslandError = vi.fn<(error: unknown) => void>()
  const [{ islandHost, fragile }] = harnesses as [(typeof harnesses)[0]]
  stage(islandHost, { of: fragile, weakness: 'render', onIslandError })
  await eventually(() => expect(onIslandError).toHaveBeenCalledExactlyOnceWith(new Error('broken render')))
  await settled()
  expect([logged(), pageErrors]).toEqual([[], []])
})
