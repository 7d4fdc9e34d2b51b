import { h, nextTick, reactive, ref, type Component, type Ref } from 'vue'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createVueDev, type VueDev } from '../../../adapters/vue/dev.ts'
import { createTestPage, mount, type TestPage } from './vue-page.ts'

let page: TestPage
let dev: VueDev
beforeEach(() => {
  page = createTestPage()
  dev = createVueDev(page.runtime)
})

/** A version of the component `Card`; all versions have one id. */
const version = (setup: () => unknown): Component =>
  dev.component({ __hmrId: 'card', setup } as Component, 'src/Card.vue')

describe('state', () => {
  /** A component that shows what a `ref` holds, and hands the `ref` out. */
  const holding = <Value>(text: string, initialise: () => Value, refs: Ref<Value>[] = []) =>
    version(() => {
      const held = dev.state('', ref, 'held', text, initialise) as Ref<Value>
      refs.push(held)
      return () => h('p', JSON.stringify(held.value))
    })

  /** An initialiser as it is written, and what it does. */
  type Initialiser = readonly [text: string, initialise: () => unknown]
  type Touch = (held: Ref<unknown>) => void

  const set =
    (value: unknown): Touch =>
    (held) =>
      void (held.value = value)
  const leave: Touch = () => {}
  /** The object that a `ref` holds. */
  const objectIn = (held: Ref<unknown>) => held.value as { a: unknown }

  const update = async (before: Initialiser, touch: Touch, after: Initialiser) => {
    const refs: Ref<unknown>[] = []
    const view = mount(holding(...before, refs))
    view.mounted()
    touch(refs[0]!)
    await nextTick()
    page.begin()
    const next = vi.fn(after[1])
    await view.show(holding(after[0], next, refs))
    page.settle()
    return { text: view.text(), next, held: refs.at(-1)!, before: refs[0]! }
  }

  it.each<readonly [string, Initialiser, Touch, Initialiser, string]>([
    ['a touched value', ['0', () => 0], set(3), ['0', () => 0], '3'],
    ['a touched value with a new initial one', ['0', () => 0], set(3), ['1', () => 1], '3'],
    [
      'an object that was changed inside',
      ['{}', () => ({ a: [1] })],
      (held: Ref<unknown>) => void (objectIn(held).a as number[]).push(2),
      ['{a:1}', () => ({ a: [9] })],
      '{"a":[1,2]}',
    ],
    ['an untouched value that would be another one now', ['id()', () => 1], leave, ['id()', () => 2], '1'],
    ['a value where there was none', ['null', () => null], set({ a: 1 }), ['[]', () => ({})], '{"a":1}'],
  ])('keeps %s', async (_, before, touch, after, text) => {
    expect(await update(before, touch, after)).toMatchObject({ text })
  })

  it.each<readonly [string, Initialiser, Touch, Initialiser, string]>([
    ['an untouched value with a new initial one', ['0', () => 0], leave, ['1', () => 1], '1'],
    [
      'an untouched object with a new initial one',
      ['{}', () => ({ a: 1 })],
      leave,
      ['{a:2}', () => ({ a: 2 })],
      '{"a":2}',
    ],
    ['a value that the new code has no use for', ['0', () => 0], set(3), ['[]', () => []], '[]'],
  ])('does not keep %s', async (_, before, touch, after, text) => {
    expect(await update(before, touch, after)).toMatchObject({ text })
  })

  it('does not run an initialiser whose value is not needed', async () => {
    const { next } = await update(['0', () => 0], set(3), ['0', () => 0])
    expect(next).not.toHaveBeenCalled()
  })

  it('hands objects over as they are', async () => {
    const { held, before } = await update(['{}', () => ({ a: 1 })], (one) => void (objectIn(one).a = 2), [
      '{}',
      () => ({ a: 1 }),
    ])
    expect(held).not.toBe(before)
    expect(held.value).toBe(before.value)
  })

  it('takes untouched functions and instances from the new code', async () => {
    const old = [() => 'old']
    const fresh = [() => 'new']
    const { held } = await update(['[() => label]', () => old], leave, ['[() => label]', () => fresh])
    expect((held.value as unknown[])[0]).toBe(fresh[0])
  })

  it('leaves the state of someone else alone', async () => {
    const outside = ref(0)
    const { held } = await update(['outside', () => outside], () => void (outside.value = 1), [
      'outside',
      () => outside,
    ])
    expect(held).toBe(outside)
    expect(page.read()).toEqual([])
  })

  it('is forgotten when its component is unmounted', () => {
    const view = mount(holding('0', () => 0))
    view.mounted()
    expect(page.read()).toMatchObject([
      { instance: expect.stringContaining('card#0'), component: 'src/Card.vue', name: 'held', value: 0 },
    ])
    view.app.unmount()
    expect(page.read()).toEqual([])
  })

  it('of what is made after the setup is none of the component', () => {
    const view = mount(version(() => () => h('p', String(dev.state('', ref, 'late', '0', () => 0).value))))
    view.mounted()
    for (const _ of [1, 2, 3]) view.app._instance!.update()
    expect(page.read().length).toBeLessThanOrEqual(1)
    expect(dev.state('', ref, 'outside', '0', () => 7).value).toBe(7)
    expect(page.read().length).toBeLessThanOrEqual(1)
  })

  it('of a module is that of its last good evaluation', () => {
    const evaluate = () =>
      dev.shared('', dev.module('src/store.ts'), reactive, 'store', '{ n: 0 }', () => ({ n: 0 }))
    const first = evaluate()
    first.n = 5
    page.begin()
    const second = evaluate()
    expect(second).toBe(first)
    page.settle()
    expect(page.read()).toMatchObject([
      { instance: 'vue:src/store.ts', component: 'src/store.ts', name: 'store', value: { n: 5 } },
    ])
  })

  it('that failed code has changed in place is changed back', async () => {
    const lists: Ref<number[]>[] = []
    const view = mount(holding('[]', () => [0], lists))
    view.mounted()
    lists[0]!.value.push(1)
    await nextTick()
    page.begin()
    const broken = version(() => {
      const held = dev.state(
        '',
        (value: number[]) => ref(value),
        'held',
        '[]',
        () => [0],
      )
      held.value.push(99)
      return () => h('p', JSON.stringify(held.value))
    })
    await view.show(broken)
    expect(view.text()).toBe('[0,1,99]')
    page.rollBack()
    await view.show(holding('[]', () => [0], lists))
    page.settle()
    expect(view.text()).toBe('[0,1]')
    expect(lists.at(-1)!.value).toBe(lists[0]!.value)
  })
})
