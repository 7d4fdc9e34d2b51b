import { describe, expect, it } from 'vitest'
import { click, type Fixture } from './actions.ts'
import type { Observation } from './page/observe.ts'
import { findDifferences } from './support/compare.ts'
import { FIXTURES } from './support/fixtures.ts'
import { withTarget } from './support/header.ts'

describe('withTarget', () => {
  it.each([
    ['makes a header where there is none', '<p/>', '---\ntarget: vue\n---\n<p/>'],
    ['adds to a header', '---\ntitle: A\n---\n<p/>', '---\ntarget: vue\ntitle: A\n---\n<p/>'],
    ['keeps line ends', '---\r\ntitle: A\r\n---\r\n', '---\r\ntarget: vue\r\ntitle: A\r\n---\r\n'],
    ['keeps a mark and comments in front', '\uFEFF// a\n---\n---\n', '\uFEFF// a\n---\ntarget: vue\n---\n'],
  ])('%s', (_, source, expected) => {
    expect(withTarget(source, 'vue')).toBe(expected)
  })
})

describe('findDifferences', () => {
  const fixture: Fixture = {
    mounted: { html: '<b>0</b>', log: ['mount'] },
    steps: [{ act: click('b'), html: '<b>1</b>' }],
  }
  const seen = (html: string, other: Partial<Observation> = {}): Observation => ({
    html,
    log: [],
    styles: {},
    focus: '',
    caret: null,
    errors: [],
    ...other,
  })
  const mounted = seen('<b>0</b>', { log: ['mount'] })
  const compare = (...observations: Observation[]) =>
    findDifferences(fixture, [
      { target: 'react', observations: [mounted, seen('<b>1</b>')] },
      { target: 'vue', observations },
    ])

  it('finds none between equals', () => {
    expect(compare(mounted, seen('<b>1</b>'))).toEqual([])
  })

  it.each([
    ['HTML', seen('<b>2</b>'), 'html'],
    ['a line of the log', seen('<b>1</b>', { log: ['more'] }), 'log'],
    ['an error', seen('<b>1</b>', { errors: ['boom'] }), 'errors'],
    ['the focus, which nothing is expected of', seen('<b>1</b>', { focus: 'b' }), 'focus'],
    ['the caret', seen('<b>1</b>', { caret: 1 }), 'caret'],
  ])('tells of %s', (_, observation, what) => {
    expect(compare(mounted, observation)).toEqual([
      expect.stringContaining(`step 1 click b · vue: ${what}\n`),
    ])
  })

  it('tells of a step that was not reached', () => {
    expect(compare(mounted)).toEqual([expect.stringContaining('vue: not reached')])
  })
})

describe('the fixtures', () => {
  it('are as many as promised, and most of them do something', () => {
    const all = Object.values(FIXTURES)
    expect(all.length).toBeGreaterThanOrEqual(120)
    expect(all.filter(({ steps = [] }) => steps.length > 0).length).toBeGreaterThan(all.length / 2)
  })
})
