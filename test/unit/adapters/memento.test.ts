import { describe, expect, it } from 'vitest'
import { createMemento, rememberAgain } from '../../../adapters/shared/dev-memento.ts'

const inner = () => ({ list: [1, 2], map: new Map([['a', { b: 1 }]]), set: new Set([1]) })
type Inner = ReturnType<typeof inner>

describe('a memento', () => {
  it.each<[string, (value: Inner) => unknown]>([
    ['a property that is added', (value) => Object.assign(value, { more: 1 })],
    ['a property that is another one', (value) => (value.list = [1, 2])],
    ['a property that is gone', (value) => Reflect.deleteProperty(value, 'set')],
    ['an item that is added', ({ list }) => list.push(3)],
    ['an item that is another one', ({ list }) => (list[0] = 5)],
    ['an entry that is another one', ({ map }) => map.set('a', { b: 1 })],
    ['an entry under another key', ({ map }) => map.delete('a') && map.set('c', { b: 1 })],
    ['what is in an entry', ({ map }) => (map.get('a')!.b = 2)],
    ['a member that is another one', ({ set }) => set.delete(1) && set.add(2)],
  ])('notices %s, and takes it back', (_, change) => {
    const value = inner()
    const memento = createMemento(value)
    expect(memento.isUnchanged(value)).toBe(true)
    change(value)
    expect(memento.isUnchanged(value)).toBe(false)
    memento.restore()
    expect(memento.isUnchanged(value)).toBe(true)
    expect(value).toEqual(inner())
  })

  it('is of one value, and not of another one that is like it', () => {
    const value = inner()
    expect(createMemento(value).isUnchanged(inner())).toBe(false)
    expect(createMemento(NaN).isUnchanged(NaN)).toBe(true)
    expect(createMemento(0).isUnchanged('0')).toBe(false)
  })

  it('reads no getters', () => {
    const value = {
      get broken(): never {
        throw new Error('on purpose')
      },
    }
    expect(createMemento(value).isUnchanged(value)).toBe(true)
  })

  it('has a getter count as a change that has taken the place of data', () => {
    const value = { one: 1, two: 2 }
    const memento = createMemento(value)
    Object.defineProperty(value, 'one', {
      enumerable: true,
      get() {
        throw new Error('on purpose')
      },
    })
    expect(memento.isUnchanged(value)).toBe(false)
  })

  it('passes over getters between data, and notices data in the place of one', () => {
    const value = {
      one: 1,
      get between(): never {
        throw new Error('on purpose')
      },
      two: 2,
    }
    const memento = createMemento(value)
    expect(memento.isUnchanged(value)).toBe(true)
    Object.defineProperty(value, 'between', { enumerable: true, value: 3 })
    expect(memento.isUnchanged(value)).toBe(false)
  })

  it('has what is too large count as changed, and leaves it as it is', () => {
    const value = [1, 2, 3]
    const memento = createMemento(value, { limit: 2 })
    expect(memento.isUnchanged(value)).toBe(false)
    value.push(4)
    memento.restore()
    expect(value).toEqual([1, 2, 3, 4])
  })
})

it('is made again only of what has changed', () => {
  const value = { count: 0 }
  const first = rememberAgain(value, undefined, createMemento)
  expect(rememberAgain(value, first, createMemento)).toBe(first)
  value.count = 1
  const second = rememberAgain(value, first, createMemento)
  expect(second).not.toBe(first)
  expect(second.isUnchanged(value)).toBe(true)
})
