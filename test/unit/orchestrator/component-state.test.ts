import { describe, expect, it } from 'vitest'
import type { StateValue } from '../../../adapters/contract.ts'
import { byComponent, createComponentState } from '../../../src/orchestrator/component-state.ts'

const slot = { instance: 'app/card#0', name: 'count', text: '0' }

function setUp(values: readonly Partial<StateValue>[]) {
  const state = createComponentState()
  const all = values.map((one) => ({ ...slot, value: undefined, initial: undefined, ...one }))
  state.addSource({ framework: 'vue', read: () => all })
  const states = state.capture()
  const take = (text: string, initial: unknown) => state.take({ ...slot, text }, states, () => initial)
  return { state, states, take }
}

describe('the value that a variable is given', () => {
  it('is the captured one, by reference, however often it is asked for', () => {
    const list = ['a']
    const { take, states } = setUp([{ value: list, initial: [] }])
    expect([take('0', []), take('0', [])]).toEqual([list, list])
    expect(take('0', [])).toBe(list)
    expect([...states.fates.values()].map(({ fate }) => fate)).toEqual(['kept'])
  })

  it('is what the initialiser gives for a variable that is new, and while the page is idle', () => {
    const { state, states } = setUp([{ value: 5 }])
    expect(state.take({ ...slot, name: 'other' }, states, () => 1)).toBe(1)
    expect(state.take(slot, undefined, () => 2)).toBe(2)
  })

  it('is the new initial one when the old one was not touched', () => {
    const { take, states } = setUp([{ value: 0, initial: 0 }])
    expect(take('7', 7)).toBe(7)
    expect([...states.fates.values()]).toEqual([
      { fate: 'new-initial', reason: 'untouched, and its initial value has changed', isDeliberate: true },
    ])
    // The roll back brings the old initialiser again.
    expect(take('0', 0)).toBe(0)
    expect([...states.fates.values()].map(({ fate }) => fate)).toEqual(['kept'])
  })

  it.each([
    ['0', 0, 5, '"five"', 'five', 'five'],
    ['0', 0, 5, '[]', [], []],
    ['{}', {}, { a: 1 }, '[]', [], []],
    ['0', 0, 5, '9', 9, 5],
    ['null', null, { a: 1 }, 'undefined', undefined, { a: 1 }],
    ['0', 0, 'typed', '1', 1, 'typed'],
  ])(
    'of %s, %j, now %j, with the initialiser %s, %j, is %j',
    (text, initial, value, next, fresh, expected) => {
      const { take, states } = setUp([{ text, value, initial }])
      expect(take(next, fresh)).toEqual(expected)
      const isKept = Object.is(take(next, fresh), value)
      expect([...states.fates.values()]).toMatchObject([
        { fate: isKept ? 'kept' : 'new-initial', isDeliberate: isKept },
      ])
    },
  )

  it('is the one that it held under its former name', () => {
    const { state, states } = setUp([{ value: 5, initial: 0 }])
    const renamed = { ...slot, name: 'total', former: 'count' }
    expect(state.take(renamed, states, () => 0)).toBe(5)
    expect([...states.fates]).toMatchObject([
      [
        slot,
        {
          fate: 'renamed',
          reason: 'was `count`, in the same place',
          isDeliberate: true,
          renamedTo: 'total',
        },
      ],
    ])
    expect(state.take({ ...renamed, text: '[]' }, states, () => [])).toEqual([])
    expect(states.fates.size).toBe(0)
  })

  it('is what the initialiser gives where the author wants it to start anew', () => {
    const { state, states } = setUp([{ value: 5, initial: 0 }])
    expect(state.take({ ...slot, isReset: true }, states, () => 0)).toBe(0)
    expect([...states.fates.values()].map(({ fate }) => fate)).toEqual(['reset'])
  })

  it('is what the initialiser gives where something else holds it now, which is told', () => {
    const { state, states } = setUp([{ value: 5, initial: 0, kind: 'signal' }])
    expect(state.take({ ...slot, kind: 'store' }, states, () => 0)).toBe(0)
    expect([...states.fates.values()]).toEqual([
      { fate: 'new-initial', reason: 'it was a signal, and is a store now', isDeliberate: false },
    ])
  })

  it('says which types do not fit', () => {
    const { take, states } = setUp([{ value: 5, initial: 0 }])
    take('{}', {})
    expect([...states.fates.values()].map(({ reason }) => reason)).toEqual([
      'it held a number, and its new initial value is an object',
    ])
  })

  it('is that of the first where two components cannot be told apart', () => {
    const { take, states } = setUp([{ value: 1 }, { value: 2 }])
    expect(take('0', 0)).toBe(1)
    expect(states.ambiguous.size).toBe(1)
  })
})

describe('a snapshot of components', () => {
  it('has neither functions nor what the platform runs, but components that are updated in place', () => {
    const [code, known] = [() => {}, () => {}]
    const state = createComponentState({ isComponent: (held) => held === known })
    const values = [code, known, new EventTarget(), 1]
    state.addSource({
      framework: 'vue',
      read: () => values.map((value, index) => ({ ...slot, name: `v${index}`, value, initial: null })),
    })
    expect(
      state
        .capture()
        .values.values()
        .map(({ value }) => value),
    ).toEqual([known, 1])
  })

  it('falls back on an earlier one for what is no longer on the page', () => {
    const { states } = setUp([{ value: 5 }])
    const later = createComponentState()
    later.addSource({
      framework: 'vue',
      read: () => [{ ...slot, name: 'open', value: true, initial: false }],
    })
    const components = byComponent(later.capture(states))
    expect(components.get('app/card#0')!.values).toEqual(
      new Map<string, unknown>([
        ['open', true],
        ['count', 5],
      ]),
    )
  })

  it('has what could be read when one framework cannot be', () => {
    const { state } = setUp([{ value: 5 }])
    const undo = state.addSource({
      framework: 'react',
      read() {
        throw new Error('on purpose')
      },
    })
    expect(state.capture()).toMatchObject({ errors: [new Error('on purpose')] })
    expect(state.capture().values.size).toBe(1)
    undo()
    expect(state.capture().errors).toEqual([])
  })
})
