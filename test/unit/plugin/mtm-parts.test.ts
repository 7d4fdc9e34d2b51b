import { describe, expect, it } from 'vitest'
import type { CompileResult } from '../../../compiler/index.ts'
import type { GeneratedStyle } from '../../../compiler/unified/output.ts'
import { textsOf } from '../../../src/plugin/mtm-parts.ts'

const map = { version: 3, sources: [], sourcesContent: [], names: [], mappings: '' } as const

interface Given {
  readonly view?: string
  readonly setup?: string
  readonly styles?: readonly Partial<GeneratedStyle>[]
  readonly scope?: string
  readonly target?: 'react' | 'vue'
}

const compiled = ({
  view = 'v',
  setup = 's',
  styles = [],
  scope = 'data-m-1',
  target = 'react',
}: Given): CompileResult => {
  const module = (code: string) => ({
    code,
    fingerprint: code,
    map: { ...map, sources: [], sourcesContent: [], names: [] },
  })
  return {
    target,
    dialect: 'unified',
    ...module(view),
    suffix: '.vue',
    frontmatter: { data: {} },
    channels: [],
    diagnostics: [],
    unified: {
      setup: module(setup),
      view: module(view),
      styles: styles.map((one) => ({ ...module('.a {}'), lang: 'css', isGlobal: false, ...one })),
      shared: [],
      scope,
    },
  }
}

const changed = (before: Given, after: Given) => {
  const known = textsOf(compiled(before))
  return [...textsOf(compiled(after))].flatMap(([part, text]) => (known.get(part) === text ? [] : [part]))
}

describe('the parts of a unified body that an edit changes', () => {
  it.each([
    ['nothing', {}, {}, []],
    ['the script', {}, { setup: 't' }, ['setup']],
    ['the view', {}, { view: 'w' }, ['view']],
    ['the target', {}, { target: 'vue' }, ['view']],
    ['one of two styles', { styles: [{}, {}] }, { styles: [{}, { fingerprint: '.b {}' }] }, ['style-1']],
    ['whom a style is for', { styles: [{}] }, { styles: [{ isGlobal: true }] }, ['style-0']],
    ['the mark of its elements', { styles: [{}] }, { styles: [{}], scope: 'data-m-2' }, ['style-0']],
  ] satisfies [string, Given, Given, string[]][])('are known: %s', (_, before, after, parts) => {
    expect(changed(before, after)).toEqual(parts)
  })

  it('are its view alone when the body is native', () => {
    const { unified: _, ...native } = compiled({})
    expect([...textsOf({ ...native, dialect: 'native' }).keys()]).toEqual(['view'])
  })
})
