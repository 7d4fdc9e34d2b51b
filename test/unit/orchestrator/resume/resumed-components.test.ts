import { describe, expect, it, vi } from 'vitest'
import type { StateValue } from '../../../../adapters/contract.ts'
import { createComponentState } from '../../../../src/orchestrator/component-state.ts'
import type { ValueRecord } from '../../../../src/orchestrator/resume/record.ts'
import { followArrival } from '../../../../src/orchestrator/resume/arrived-components.ts'
import { createResumedComponents } from '../../../../src/orchestrator/resume/resumed-components.ts'

const slot = { instance: 'app/card#0', name: 'count', text: '0' }
const COUNT: ValueRecord = {
  ...slot,
  component: 'Card.vue',
  framework: 'vue',
  value: 5,
  initial: 0,
  isAmbiguous: false,
}

function setUp(records: readonly ValueRecord[]) {
  const live: StateValue[] = []
  const state = createComponentState()
  state.addSource({ framework: 'vue', read: () => live })
  const resumed = createResumedComponents(records)
  return { live, resumed, arrived: followArrival(resumed, state) }
}

describe('the value that a variable begins with after a page load', () => {
  it('is the one that was left, and the initialiser has run as on any page load', () => {
    const { arrived, resumed } = setUp([COUNT])
    const initialise = vi.fn(() => 0)
    expect(arrived.isComplete()).toBe(false)
    expect(resumed.take(slot, initialise)).toBe(5)
    expect(initialise).toHaveBeenCalledOnce()
    expect(arrived.isComplete()).toBe(true)
    expect(arrived.report({ isWaiting: false })).toEqual({
      kept: ['state:Card.vue:count'],
      lost: [],
      variables: [{ name: 'Card.count', fate: 'kept', reason: 'handed over' }],
    })
  })

  it('is the initial one where nothing was left, or the type has changed', () => {
    const { arrived, resumed } = setUp([COUNT])
    expect(resumed.take({ ...slot, name: 'other' }, () => 1)).toBe(1)
    expect(resumed.take({ ...slot, text: '{}' }, () => ({ n: 0 }))).toEqual({ n: 0 })
    expect(arrived.report({ isWaiting: false }).lost).toMatchObject([
      { name: 'state:Card.vue:count', reason: expect.stringContaining('its new initial value is an object') },
    ])
  })

  it('is the one that was left even where it is what the initialiser used to give', () => {
    const { resumed } = setUp([{ ...COUNT, value: 0, initial: 0 }])
    expect(resumed.take({ ...slot, text: '7' }, () => 7)).toBe(0)
  })

  it('is given as often as it is asked for until its component is on the page, and never again', () => {
    const { arrived, resumed, live } = setUp([COUNT, { ...COUNT, name: 'later' }])
    expect([resumed.take(slot, () => 0), resumed.take(slot, () => 0)]).toEqual([5, 5])
    live.push({ ...slot, value: 5, initial: 0 })
    arrived.consume()
    expect(resumed.take(slot, () => 0)).toBe(0)
    expect(resumed.take({ ...slot, name: 'later' }, () => 0)).toBe(5)
    arrived.release()
    expect(arrived.hasLeft()).toBe(false)
    expect(resumed.take({ ...slot, name: 'later' }, () => 0)).toBe(0)
  })

  it('is reported as no longer declared where its component is there without it', () => {
    const { arrived, live } = setUp([COUNT])
    live.push({ ...slot, name: 'other', value: 0, initial: 0 })
    expect(arrived.report({ isWaiting: false }).lost[0]!.reason).toBe('no longer declared')
  })

  it('is reported as lost, with the reason, as long as nobody has asked for it', () => {
    const { arrived } = setUp([COUNT])
    expect(arrived.report({ isWaiting: false }).lost[0]!.reason).toContain('not on the page again')
    expect(arrived.report({ isWaiting: true }).lost[0]!.reason).toContain('waits for the fix')
  })
})
