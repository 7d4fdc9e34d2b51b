import { describe, expect, it } from 'vitest'
import type { DevRuntime } from '../../../adapters/contract.ts'
import { createEpochs } from '../../../adapters/react/dev-epochs.ts'
import type { Phase } from '../../../src/shared/protocol.ts'

const good = () => null
const failed = () => null

function setUp() {
  const page: { phase: Phase | undefined; readings: number } = { phase: undefined, readings: 0 }
  const runtime: DevRuntime = {
    get phase() {
      return page.phase
    },
    versions: { note: () => {}, lastGood: () => good, isFailed: (version) => version === failed },
    declarations: { declare: () => {}, formerOf: () => undefined, isReset: () => false },
    take: (_, initialise) => initialise(),
    addSource: () => () => {},
    fail: () => {},
  }
  const callbacks: (() => void)[] = []
  const epochs = createEpochs({
    runtime: () => runtime,
    readings: () => page.readings,
    beforeRefresh: (callback) => callbacks.push(callback) > 0,
  })
  const begin = () => {
    page.phase = 'update'
    page.readings += 1
  }
  const refresh = () => callbacks.forEach((callback) => callback())
  return { page, epochs, begin, refresh, callbacks }
}

describe('what React throws in an update', () => {
  it('is news until the update has failed, and again once its roll back is rendered', () => {
    const { page, epochs, begin, refresh } = setUp()
    begin()
    epochs.evaluated()
    refresh()
    expect(epochs.isNews()).toBe(true)
    page.phase = 'rollback'
    expect(epochs.isNews()).toBe(false)
    epochs.evaluated()
    expect(epochs.isNews()).toBe(false)
    refresh()
    expect(epochs.isNews()).toBe(true)
    begin()
    epochs.evaluated()
    page.phase = 'rollback'
    expect(epochs.isNews()).toBe(false)
  })

  it('is news in a roll back that brings React nothing', () => {
    const { page, epochs, begin } = setUp()
    begin()
    page.phase = 'rollback'
    expect(epochs.isNews()).toBe(true)
  })

  it('is final in good code whose roll back is rendered, and at no other time', () => {
    const { page, epochs, begin, refresh } = setUp()
    begin()
    epochs.evaluated()
    expect(epochs.isFinal(good)).toBe(false)
    page.phase = 'rollback'
    expect(epochs.isFinal(good)).toBe(false)
    refresh()
    expect(epochs.isFinal(good)).toBe(true)
    expect(epochs.isFinal(failed)).toBe(false)
    page.phase = undefined
    expect(epochs.isFinal(good)).toBe(false)
  })

  it('is told apart by the update and by the commit', () => {
    const { epochs, begin } = setUp()
    const times = () => [epochs.update(), epochs.commit()]
    const before = times()
    begin()
    expect(times()).toEqual([before[0]! + 1, before[1]])
    epochs.committed()
    expect(times()).toEqual([before[0]! + 1, before[1]! + 1])
  })

  it('is watched for with one callback, however many components are evaluated', () => {
    const { epochs, callbacks } = setUp()
    epochs.evaluated()
    epochs.evaluated()
    expect(callbacks).toHaveLength(1)
  })
})
