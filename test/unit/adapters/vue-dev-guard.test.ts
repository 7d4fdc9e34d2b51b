import { h, ref, type Component } from 'vue'
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

describe('a component that throws', () => {
  const good = () => version(() => () => h('p', 'good'))
  const inSetup = () =>
    version(() => {
      throw new Error('setup')
    })
  const inRender = () =>
    version(() => () => {
      throw new Error('render')
    })

  it.each([
    ['setup', inSetup],
    ['render', inRender],
  ] as const)(
    'is a failure while an update runs, and its last good version is shown: %s',
    async (during, broken) => {
      const view = mount(good())
      view.mounted()
      page.begin()
      await view.show(broken())
      expect(view.text()).toBe('good')
      expect(page.failures).toMatchObject([{ framework: 'vue', component: 'src/Card.vue', during }])
    },
  )

  it.each([
    ['setup', inSetup],
    ['render', inRender],
  ] as const)('shows nothing where it has never been good: %s', async (_, broken) => {
    const view = mount(() => null)
    view.mounted()
    page.begin()
    await view.show(broken())
    expect(view.text()).toBe('')
    expect(page.failures).toHaveLength(1)
  })

  it.each([
    ['setup', inSetup],
    ['render', inRender],
  ] as const)('throws as ever while no update runs: %s', (message, broken) => {
    expect(() => mount(broken()).mounted()).toThrow(message)
    const view = mount(broken())
    const handler = vi.fn()
    view.app.config.errorHandler = handler
    view.mounted()
    expect(handler).toHaveBeenCalledOnce()
    expect(view.app.config.errorHandler).toBe(handler)
    expect(page.failures).toEqual([])
  })

  it('fails a roll back, and is not shown any further', async () => {
    const view = mount(good())
    view.mounted()
    page.begin()
    page.rollBack()
    await view.show(inSetup())
    expect(view.text()).toBe('')
    expect(page.failures).toHaveLength(1)
  })

  it('may throw what is to be waited for', async () => {
    const view = mount(good())
    const handler = vi.fn()
    view.app.config.errorHandler = handler
    view.mounted()
    page.begin()
    const waiting = Promise.resolve()
    await view.show(
      version(() => {
        // What is thrown is the point of this test.
        // oxlint-disable-next-line no-throw-literal, only-throw-error
        throw waiting
      }),
    )
    expect(handler).toHaveBeenCalledWith(waiting, expect.anything(), 'setup function')
    expect(page.failures).toEqual([])
  })
})

describe('a guarded component', () => {
  it('is the same object, with functions of the same name and length', () => {
    const definition = {
      setup(_props: object, { emit }: { emit: unknown }) {
        return { emit }
      },
      render() {},
      data: () => ({}),
    }
    const { setup, render, data } = definition
    expect(dev.component(definition, 'src/Card.vue')).toBe(definition)
    for (const [guarded, own] of [
      [definition.setup, setup],
      [definition.render, render],
      [definition.data, data],
    ] as const) {
      expect(guarded).not.toBe(own)
      expect([guarded.name, guarded.length]).toEqual([own.name, own.length])
    }
  })

  it.each([[() => null], [Object.freeze({ render: () => null })], [undefined]])(
    'may be one that cannot be guarded: %s',
    (component) => {
      expect(dev.component(component, 'src/Card.vue')).toBe(component)
    },
  )
})

describe('without a runtime', () => {
  it('everything is as it is written', () => {
    const plain = createVueDev(undefined)
    const definition = { setup: () => {} }
    const { setup } = definition
    expect(plain.component(definition, 'src/Card.vue').setup).toBe(setup)
    expect(plain.state('', ref, 'count', '1', () => 1).value).toBe(1)
    expect(plain.awaited('', ref, 'count', '1', 1).value).toBe(1)
    expect(plain.shared('', plain.module('src/a.ts'), ref, 'count', '1', () => 1).value).toBe(1)
  })
})
