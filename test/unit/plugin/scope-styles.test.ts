import { describe, expect, it } from 'vitest'
import { scopeSelector } from '../../../src/plugin/scope-selector.ts'
import { scopeStyles } from '../../../src/plugin/scope-styles.ts'

const MARK = { mark: '[m]', isNested: false }

describe('a selector', () => {
  it.each([
    ['.btn', '.btn[m]'],
    ['.a .b', '.a .b[m]'],
    ['a > .b', 'a > .b[m]'],
    ['a>b', 'a>b[m]'],
    ['a+b~c', 'a+b~c[m]'],
    ['> i', '> i[m]'],
    ['.a, .b', '.a[m], .b[m]'],
    ['.a:hover', '.a[m]:hover'],
    ['.a:hover > .b::before', '.a:hover > .b[m]::before'],
    ['::selection', '[m]::selection'],
    ['*', '*[m]'],
    ['li:not(.a, .b c)', 'li[m]:not(.a, .b c)'],
    [':is(.a, .b) .c', ':is(.a, .b) .c[m]'],
    ['[a="x, > y"]', '[a="x, > y"][m]'],
    ["[a=']']", "[a=']'][m]"],
    ['.sm\\:w-1\\/2', '.sm\\:w-1\\/2[m]'],
    ['.a\\,b', '.a\\,b[m]'],
    ['svg|a', 'svg|a[m]'],
    ['col||td', 'col||td[m]'],
    ['.a /* , .x */ .b', '.a /* , .x */ .b[m]'],
    ['.a ', '.a[m] '],
    ['&:hover', '&:hover'],
    ['& .a', '& .a[m]'],
    ['.a &', '.a &'],
  ])('%j becomes %j', (selector, expected) => {
    expect(scopeSelector(selector, MARK).text).toBe(expected)
  })

  it.each([
    [':global(body)', 'body', false],
    [':global(.a > .b) .c', '.a > .b .c[m]', true],
    ['.a :global(.b .c)', '.a[m] .b .c', true],
    ['.a:global(.b)', '.a[m].b', true],
    ['.a:global(b)', '.a[m]:is(b)', true],
    [':global(.a, .b) .c', ':is(.a, .b) .c[m]', true],
    ['.a:not(:global(.b))', '.a[m]:not(.b)', true],
    [':global(.a), .b', '.a, .b[m]', false],
    [':global(.a):hover', '[m].a:hover', true],
  ])('%j becomes %j', (selector, text, isMarked) => {
    expect(scopeSelector(selector, MARK)).toEqual({ text, isMarked })
  })
})

const scope = (code: string) =>
  scopeStyles(code, { scope: 'data-m-1a2b3c', filename: '/a/Foo.mtm.0.css', hasMap: false }).code

describe('a style sheet', () => {
  it('keeps everything but selectors as it is written', () => {
    const code = '.a {\n  color: #FF0000; width: calc( 1px+2px );;\n  --x: {a:b}\n}\n/* .b */\n'
    expect(scope(code)).toBe(code.replace('.a', '.a[data-m-1a2b3c]'))
  })

  it.each(['@media (min-width: 1px)', '@supports (gap: 1px)', '@layer a', '@container (width > 1px)'])(
    'is marked inside of %s',
    (head) => {
      expect(scope(`${head} { .a { color: red } }`)).toBe(`${head} { .a[data-m-1a2b3c] { color: red } }`)
    },
  )

  it('counts the mark of nested rules once', () => {
    expect(scope('.a { .b { c: d } &:hover { c: d } > i { c: d } @media x { .e { c: d } } }')).toBe(
      '.a[data-m-1a2b3c] { .b:where([data-m-1a2b3c]) { c: d } &:hover { c: d } > i:where([data-m-1a2b3c]) { c: d } @media x { .e:where([data-m-1a2b3c]) { c: d } } }',
    )
  })

  it('marks what is nested in a global rule', () => {
    expect(scope(':global(.dark) { .a { c: d } }')).toBe('.dark { .a[data-m-1a2b3c] { c: d } }')
  })

  it('renames its key frames together with the animations that use them', () => {
    expect(
      scope(
        '@keyframes spin { from { top: 0 } 50% { top: 1px } } .a { animation: spin 1s steps(4, end), fade 2s; animation-name: "spin", spin }',
      ),
    ).toBe(
      '@keyframes spin-m-1a2b3c { from { top: 0 } 50% { top: 1px } } .a[data-m-1a2b3c] { animation: spin-m-1a2b3c 1s steps(4, end), fade 2s; animation-name: "spin", spin-m-1a2b3c }',
    )
  })

  it('leaves the name of global key frames', () => {
    expect(scope('@keyframes :global(spin) { to { top: 0 } } a { animation: spin 1s }')).toBe(
      '@keyframes spin { to { top: 0 } } a[data-m-1a2b3c] { animation: spin 1s }',
    )
  })

  it('has a source map when one is asked for', () => {
    const options = { scope: 'data-m-1', filename: '/a/Foo.mtm.0.css', hasMap: true }
    const { map } = scopeStyles('\n\n.a { color: red }', options)
    expect(JSON.parse(map!)).toMatchObject({ version: 3, sourcesContent: ['\n\n.a { color: red }'] })
  })
})
