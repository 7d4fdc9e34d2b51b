import { signal } from 'metamon'
import { createScope, defineSetup, type Handle, type Scope, type SetupContext } from 'metamon/unified'
import { describe, expect, it } from 'vitest'

const open = (run: (context: SetupContext) => void, props: Record<string, unknown> = {}): Scope =>
  createScope(defineSetup('Test.mtm', run), props)

function stateOf(value: unknown): Handle {
  const scope = open((m) => void m.state('x', () => value, 'a'))
  // `state` makes a handle
  return scope.exposed['x$'] as Handle
}

describe('a handle', () => {
  it('changes copies of what is on the path, and nothing else', () => {
    const before = { a: { b: 1 }, other: {} }
    const x = stateOf(before)
    expect(x.put(['a', 'b'], 2)).toBe(2)
    expect(x.value).toEqual({ a: { b: 2 }, other: {} })
    expect(before.a.b).toBe(1)
    expect((x.value as typeof before).other).toBe(before.other)
  })

  it('gives what an operator gives', () => {
    const x = stateOf({ n: 1 })
    expect(x.put(['n'], 2, (a: number, b: number) => a + b)).toBe(3)
    expect(x.edit(['n'], (object, key) => (object[key] as number)++)).toBe(3)
    expect(x.edit(['n'], (object, key) => delete object[key])).toBe(true)
    expect(x.value).toEqual({})
  })

  it.each([
    ['push', [1, 2], [3], 3, [1, 2, 3]],
    ['pop', [1, 2], [], 2, [1]],
    ['splice', [1, 2, 3], [0, 2], [1, 2], [3]],
    ['sort', [2, 1], [], [1, 2], [1, 2]],
    ['add', new Set([1]), [2], new Set([1, 2]), new Set([1, 2])],
    ['delete', new Map([['a', 1]]), ['a'], true, new Map()],
    ['set', new Map(), ['a', 1], new Map([['a', 1]]), new Map([['a', 1]])],
  ])('calls `%s` on a copy', (method, before, input, result, after) => {
    const x = stateOf(before)
    expect(x.call([], method, input)).toEqual(result)
    expect(x.value).toEqual(after)
    expect(x.value).not.toBe(before)
  })

  it('calls nothing on nothing, when asked to look', () => {
    const x = stateOf({ list: null })
    expect(x.callOptional(['list'], 'push', [1])).toBeUndefined()
    expect(x.value).toEqual({ list: null })
    expect(() => x.call(['list'], 'push', [1])).toThrow(TypeError)
  })

  it('copies instances of own classes, and changes in place what cannot be copied', () => {
    class Point {
      x = 1
      move() {
        this.x += 1
      }
    }
    const point = stateOf(new Point())
    const before = point.value
    point.call([], 'move', [])
    expect(point.value).toBeInstanceOf(Point)
    expect(point.value).toMatchObject({ x: 2 })
    expect(before).toMatchObject({ x: 1 })
    const date = new Date(0)
    const time = stateOf(date)
    time.call([], 'setTime', [5])
    expect(time.value).toBe(date)
    expect(date.getTime()).toBe(5)
  })

  it('refuses to assign what is derived', () => {
    const scope = open((m) => void m.derived('sum', () => 1))
    // `derived` makes a handle
    const sum = scope.exposed['sum$'] as Handle
    expect(() => (sum.value = 2)).toThrow('$sum is derived')
  })
})

describe('a scope', () => {
  it('lets declarations ask for later ones, and evaluates each once', () => {
    const order: string[] = []
    const scope = open((m) => {
      const a$ = m.state('a', () => (order.push('a'), (b$ as Handle).value), 'a')
      const b$ = m.state('b', () => (order.push('b'), 2), 'b')
      void a$
    })
    // `state` makes a handle
    expect((scope.exposed['a$'] as Handle).value).toBe(2)
    expect(order).toEqual(['a', 'b'])
  })

  it('takes the fallback for a property that is not passed, the same one each time', () => {
    const scope = open((m) => void m.prop('list', () => []), { list: [1] })
    // `prop` makes a handle
    const list = scope.exposed['list$'] as Handle
    expect(list.value).toEqual([1])
    scope.setProps({})
    const fallback = list.value
    expect(fallback).toEqual([])
    scope.setProps({ list: null })
    expect(list.value).toBeNull()
    scope.setProps({})
    expect(list.value).toBe(fallback)
  })

  it('tells whoever binds a property what is assigned to it', () => {
    const told: unknown[] = []
    const scope = open((m) => void m.prop('value'), {
      value: 1,
      'onUpdate:value': (next: unknown) => void told.push(next),
    })
    // `prop` makes a handle
    const value = scope.exposed['value$'] as Handle
    value.value = 2
    expect(value.value).toBe(2)
    expect(told).toEqual([2])
  })

  it('gives a page variable the value of whoever declares it later', () => {
    const page = open((m) => void m.page('user', 'unit:user', undefined))
    open((m) => void m.shared('user', 'unit:user', () => 'Ada'))
    // `page` makes a handle
    expect((page.exposed['user$'] as Handle).value).toBe('Ada')
    expect(signal<unknown>('unit:user', '').value).toBe('Ada')
  })

  it('ends what its mount has started, children first, when nobody comes back', async () => {
    const log: string[] = []
    const make = (name: string): Scope =>
      open((m) => {
        m.init(() => log.push(`${name} init`))
        m.mount(() => () => log.push(`${name} cleanup`), 'a')
        m.destroy(() => log.push(`${name} destroy`))
      })
    const [parent, child] = [make('parent'), make('child')]
    const owner = {}
    child.mount(owner)
    parent.mount(owner)
    parent.unmount(owner)
    child.unmount(owner)
    child.mount(owner)
    await Promise.resolve()
    expect(log).toEqual(['child init', 'parent init', 'parent destroy', 'parent cleanup'])
    parent.mount(owner)
    parent.unmount(owner)
    child.unmount(owner)
    await Promise.resolve()
    expect(log.slice(4)).toEqual(['child destroy', 'child cleanup', 'parent destroy', 'parent cleanup'])
  })
})
