import { describe, expect, it } from 'vitest'
import { createComponentState } from '../../../src/orchestrator/component-state.ts'
import { createLateState } from '../../../src/orchestrator/late-state.ts'

const slot = { instance: 'app/late#0', name: 'count', text: '0' }

function setUp() {
  const timers: { run: () => void; delayMs: number }[] = []
  const late = createLateState((run, delayMs) => {
    const timer = { run, delayMs }
    timers.push(timer)
    return () => void timers.splice(timers.indexOf(timer), 1)
  })
  const state = createComponentState()
  const take = () => {
    const value = state.take(slot, late.states, () => 0)
    late.forgetTaken()
    return value
  }
  const keep = (value: unknown, more: object = {}) =>
    late.keep([{ ...slot, value, initial: 0, framework: 'vue', ...more }])
  const pass = (isDue: (delayMs: number) => boolean) => {
    for (const timer of timers.filter(({ delayMs }) => isDue(delayMs))) timer.run()
  }
  return { late, state, take, keep, pass }
}

describe('the state of a component that comes back late', () => {
  it('is handed to it once, however often it is initialised in one go', () => {
    const { take, keep, pass } = setUp()
    keep(5)
    expect([take(), take()]).toEqual([5, 5])
    pass((delayMs) => delayMs === 0)
    expect(take()).toBe(0)
  })

  it('is forgotten after a while', () => {
    const { late, take, keep, pass } = setUp()
    keep(5)
    pass((delayMs) => delayMs > 0)
    expect(take()).toBe(0)
    expect(late.states).toBeUndefined()
  })

  it('is not forgotten where the component was out of sight', () => {
    const { take, keep, pass } = setUp()
    keep(5, { isHidden: true })
    pass((delayMs) => delayMs > 0)
    expect(take()).toBe(5)
  })

  it('is handed over in the next update as well, as what was gone before', () => {
    const { late, state, keep } = setUp()
    keep(5)
    const states = state.capture(late.states)
    expect([...states.late]).toMatchObject([slot])
    expect(state.take(slot, states, () => 0)).toBe(5)
  })

  it('gives way to that of the update after it', () => {
    const { late, take, keep } = setUp()
    keep(5)
    keep(6)
    expect(take()).toBe(6)
    late.keep([])
    expect(late.states).toBeUndefined()
  })
})
