import { describe, expect, it } from 'vitest'
import type { ComponentFailure, DevRuntime } from '../../../adapters/contract.ts'
import { createEffects } from '../../../adapters/react/dev-effects.ts'
import { createFailures } from '../../../adapters/react/dev-failures.ts'
import type { Phase } from '../../../src/shared/protocol.ts'

const failed = () => null

function setUp() {
  const reported: ComponentFailure[] = []
  const page: { phase: Phase | undefined; isNews: boolean } = { phase: undefined, isNews: true }
  const runtime: DevRuntime = {
    get phase() {
      return page.phase
    },
    versions: { note: () => {}, lastGood: () => undefined, isFailed: () => false },
    declarations: { declare: () => {}, formerOf: () => undefined, isReset: () => false },
    take: (_, initialise) => initialise(),
    addSource: () => () => {},
    fail: (failure) => reported.push(failure),
  }
  const failures = createFailures(
    () => runtime,
    () => page.isNews,
  )
  const contain = (error: unknown, { isMounting = false } = {}) =>
    failures.contain(
      { component: 'App.tsx', during: 'render', error },
      { implementation: failed, isMounting },
    )
  return { page, runtime, reported, failures, contain }
}

describe('an error of a React component', () => {
  it.each(['update', 'rollback'] as const)(
    'is contained and reported while there is a phase (%s)',
    (phase) => {
      const { page, reported, contain } = setUp()
      page.phase = phase
      expect(contain(new Error('broken'))).toBe(true)
      expect(reported).toMatchObject([{ framework: 'react', component: 'App.tsx', version: failed }])
    },
  )

  it('is contained, and not reported, while everybody knows of it', () => {
    const { page, reported, contain } = setUp()
    page.phase = 'rollback'
    page.isNews = false
    expect(contain(new Error('broken'))).toBe(true)
    expect(reported).toEqual([])
  })

  it("is the app's own while the page is idle, and when the same one comes again as it mounts", () => {
    const { page, reported, contain } = setUp()
    expect(contain(new Error('as always'))).toBe(false)
    page.phase = 'update'
    expect(contain(new Error('as always'), { isMounting: true })).toBe(false)
    expect(reported).toEqual([])
    expect(contain(new Error('as always'))).toBe(true)
    expect(contain(new Error('another'), { isMounting: true })).toBe(true)
    expect(reported).toHaveLength(2)
  })

  it.each([Promise.resolve(), new Error('Suspense Exception: this is not a real error')])(
    'is none when it is there to suspend the component',
    (signal) => {
      const { page, reported, contain } = setUp()
      page.phase = 'update'
      expect(contain(signal)).toBe(false)
      expect(reported).toEqual([])
    },
  )
})

describe('the function of an effect', () => {
  const throwing = () => {
    throw new Error('broken')
  }

  it('is told apart from the one that cleans up after it', () => {
    const { page, reported, failures } = setUp()
    const { effect } = createEffects({ failures, idOf: () => 'App.tsx' })
    page.phase = 'update'
    expect((effect(throwing) as () => unknown)()).toBeUndefined()
    const destroy = (effect(() => throwing) as () => () => void)()
    destroy()
    expect(reported.map(({ during }) => during)).toEqual(['effect', 'cleanup'])
    page.phase = undefined
    expect(destroy).toThrow('broken')
  })

  it('gives parents the very handle that it has made', () => {
    const { page, failures } = setUp()
    const { handle } = createEffects({ failures, idOf: () => 'App.tsx' })
    page.phase = 'update'
    expect((handle(() => throwing) as () => unknown)()).toBe(throwing)
    expect((handle(throwing) as () => unknown)()).toBeUndefined()
  })
})
