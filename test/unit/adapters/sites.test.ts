import { describe, expect, it } from 'vitest'
import { createComponentVersions } from '../../../src/orchestrator/component-versions.ts'
import type { ComponentSite } from '../../../src/shared/component-site.ts'
import { createSites, matchSites } from '../../../adapters/shared/dev-sites.ts'

const sites = (...texts: string[]): ComponentSite[] =>
  texts.map((text) => {
    const [tag, rest = ''] = text.split(' ')
    return { tag: tag!, text: rest }
  })

describe('the places at which a module renders components', () => {
  it.each([
    ['as they were', ['A a', 'A b'], ['A a', 'A b'], [0, 1]],
    ['with one more in front', ['A a', 'A b'], ['A new', 'A a', 'A b'], [undefined, 0, 1]],
    ['without the first', ['A a', 'A b'], ['A b'], [1]],
    ['in another order', ['A a', 'A b'], ['A b', 'A a'], [1, 0]],
    ['with other props', ['A a', 'A b', 'A c'], ['A a', 'A new', 'A c'], [0, 1, 2]],
    ['with one more, and other props', ['A a', 'B b'], ['A a', 'A new', 'B more'], [0, undefined, 1]],
    ['with another name of the component', ['A a', 'A b'], ['A a', 'B b'], [0, 1]],
    ['with another component', ['A a', 'A b'], ['A a', 'B c'], [0, undefined]],
    ['alike', ['A', 'A'], ['A', 'A', 'A'], [0, 1, undefined]],
  ])('are matched %s', (_, before, now, expected) => {
    const matched = matchSites(sites(...before), sites(...now))
    expect(matched.map((one) => (one === undefined ? one : before[one]))).toEqual(
      expected.map((one) => (one === undefined ? one : before[one])),
    )
  })

  it('have ids that outlive edits around them, and come back with the last good code', () => {
    const page = { isRunning: false }
    const versions = createComponentVersions(() => page.isRunning)
    const { declare, at } = createSites(() => versions)
    const [a, b] = declare('App.svelte', sites('A a', 'A b'))
    expect(a).not.toBe(b)
    page.isRunning = true
    const [added, ...others] = declare('App.svelte', sites('A new', 'A a', 'A b'))
    expect(others).toEqual([a, b])
    expect([a, b]).not.toContain(added)
    versions.rollBack()
    expect(declare('App.svelte', sites('A a', 'A other'))).toEqual([a, b])
    expect(at('App.svelte', '1:0')).toBeUndefined()
  })

  it('have the same ids when the page is loaded again', () => {
    const load = () => createSites(() => undefined).declare('App.svelte', sites('A a', 'A', 'A'))
    expect(load()).toEqual(load())
    expect(new Set(load()).size).toBe(3)
  })

  it('are found by line and column', () => {
    const { declare, at } = createSites(() => undefined)
    const [id] = declare('App.svelte', [{ tag: 'A', text: '', at: '3:4' }])
    expect(at('App.svelte', '3:4')).toBe(id)
    expect(at('App.svelte', '3:5')).toBeUndefined()
    expect(at('Other.svelte', '3:4')).toBeUndefined()
  })
})
