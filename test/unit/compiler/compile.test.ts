import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import { compile, suffixOf } from '../../../compiler/index.ts'
import type { CompileOptions } from '../../../compiler/index.ts'
import { fixtures } from './fixtures.ts'

const BODY = 'export default function App() {\n  return <p />\n}\n'

const run = (source: string, options: Partial<CompileOptions> = {}): ReturnType<typeof compile> =>
  compile(source, { filename: 'src/App.mtm', parse: parseSync, ...options })

const codes = (result: ReturnType<typeof compile>): string[] => result.diagnostics.map(({ code }) => code)

describe('the target', () => {
  it('comes from the default when the file names none', () => {
    expect(run(BODY, { defaultTarget: 'solid' })).toMatchObject({
      target: 'solid',
      suffix: '.solid.tsx',
      code: BODY,
    })
  })

  it('prefers the infix to the default, and the frontmatter to the infix', () => {
    expect(run(BODY, { filename: 'App.react.mtm', defaultTarget: 'solid' }).target).toBe('react')
    const both = run(`---\ntarget: solid\n---\n${BODY}`, { filename: 'App.react.mtm' })
    expect(both.target).toBe('solid')
    expect(codes(both)).toEqual(['MTM1011'])
  })

  it.each(['react', 'vue', 'svelte', 'solid'] as const)('gives %s a suffix that ends its path', (target) => {
    const source = `---\ntarget: ${target}\ndialect: native\n---\n`
    expect(run(source).suffix).toBe(suffixOf(target))
  })
})

describe('the dialect', () => {
  it.each([
    ['a state declaration', '$count! = 0\n'],
    ['a typed state declaration', '$count!: number = 0\n'],
    ['a template block', '$a = 1\n<template>\n<p>{$a}</p>\n</template>\n'],
    [
      'a template block in a component function',
      'export default function X() {\n  $a = 1\n  <template><p /></template>\n}\n',
    ],
    ['markup alone', '\n<section>hello</section>\n'],
    ['a string template', 'template(`<p>hello</p>`)\n'],
    ['the setting', `${BODY}`, 'dialect: unified\n'],
  ])('is unified for %s', (_, body, key = '') => {
    const result = run(`---\ntarget: react\n${key}---\n${body}`)
    expect(result.dialect).toBe('unified')
  })

  it.each([
    [
      'JSX that renders a template element',
      'react',
      'export default () => (\n  <template>\n  </template>\n)\n',
    ],
    ['a comparison with a state-like name', 'react', 'const $a = 1\n$a == 2\nexport default () => <p />\n'],
    ['a script tag', 'svelte', '<script>\n  $store = 1\n</script>\n<template></template>\n'],
    ['Vue directives without a script', 'vue', '<template>\n  <p v-if="true">a</p>\n</template>\n'],
  ])('is native for %s', (_, target, body) => {
    expect(run(`---\ntarget: ${target}\n---\n${body}`).dialect).toBe('native')
  })
})

describe('injected code', () => {
  it('imports from the given package', () => {
    const source = `---\ntarget: react\nchannels: [{ event: a, emit: sendA, on: sendA }]\n---\n${BODY}`
    const { code } = run(source, { importSource: '@shop/metamon' })
    expect(code).toContain('from "@shop/metamon";')
    expect(code).toContain('from "@shop/metamon/react";')
  })

  it.each([
    ['a named function', 'export default App\nfunction App() { return null }'],
    ['a wrapped function', 'export default memo(observer(function () { return null }))'],
    ['a wrapped name', 'const App = () => { return null }\nexport default memo(App as never)'],
    ['a curried wrapper', 'const App = () => { return null }\nexport default connect(select)(App)'],
    ['a renamed export', 'const App = () => { return null }\nexport { App as default }'],
  ])('hears in %s that is the default export', (_, body) => {
    const { code, diagnostics } = run(
      `---\ntarget: react\nchannels: [{ event: a, on: hear }]\n---\nconst hear = () => {}\n${body}\n`,
    )
    expect(diagnostics).toEqual([])
    expect(code).toMatch(/\{ useMtmEvent\$\("a", \(payload\$: any\) => hear\(payload\$\)\);/)
  })

  it('hears with the module when the default export only loads a component', () => {
    const body = 'const hear = () => {}\nexport default lazy(() => import("./App.tsx"))\n'
    const { code } = run(`---\ntarget: react\nchannels: [{ event: a, on: hear }]\n---\n${body}`)
    expect(code).toContain('mtmOn$("a", (payload$: any) => hear(payload$));')
  })

  it('does not call a hook in a function that is neither a component nor a hook', () => {
    const body = `function prepare() {\n  const hear = () => {}\n}\n${BODY}`
    const result = run(`---\ntarget: react\nchannels: [{ event: a, on: hear }]\n---\n${body}`)
    expect(codes(result)).toEqual(['MTM1024'])
  })

  it.each([
    ['MTM1021', 'emit: go', 'go'],
    ['MTM1024', 'on: loud', 'loud'],
  ])('marks the name in the header when a unified body does not fit to it (%s)', (code, direction, name) => {
    const source = `---\ntarget: vue\nchannels:\n  - event: a\n    ${direction}\n---\nfunction go() {}\n<template>a</template>\n`
    const [first] = run(source).diagnostics
    expect(first).toMatchObject({ code, start: source.indexOf(name), line: 5 })
  })

  it.each([
    ['destructured', 'const { a: [hear] } = handlers()'],
    ['reactive', '$: hear = () => {}'],
    ['imported', 'import { hear } from "./hear.js"'],
  ])('accepts a handler that is %s', (_, statement) => {
    const source = `---\ntarget: svelte\nchannels: [{ event: a, on: hear }]\n---\n<script>\n${statement}\n</script>\n`
    expect(run(source).diagnostics).toEqual([])
  })
})

describe('compile', () => {
  it('gives the same result for the same file', () => {
    for (const { name, source, result } of fixtures) {
      expect(compile(source, { filename: name, parse: parseSync })).toEqual(result)
    }
  })

  it('survives every file that is cut off somewhere', () => {
    for (const { name, source } of fixtures) {
      for (let length = 0; length < source.length; length += 3) {
        const result = compile(source.slice(0, length), { filename: name, parse: parseSync })
        const hasError = result.diagnostics.some(({ severity }) => severity === 'error')
        expect(result.map === null).toBe(hasError)
      }
    }
  })

  it('survives a parser that throws', () => {
    const parse = (): never => {
      throw new SyntaxError('unexpected')
    }
    const source = `---\ntarget: react\nchannels: [{ event: a, emit: sendA, on: hear }]\n---\n${BODY}`
    expect(run(source, { parse }).code).toContain('const sendA =')
  })

  it('points into the file for every diagnostic', () => {
    for (const { source, result } of fixtures) {
      for (const { start, end, line, frame, hint } of result.diagnostics) {
        expect(start).toBeLessThanOrEqual(end)
        expect(end).toBeLessThanOrEqual(source.length)
        expect(frame).toContain(`> ${line} |`.replace('> ', frame.includes(`> ${line} |`) ? '> ' : '>  '))
        expect(hint).toMatch(/^[A-Z][a-z]+ /)
      }
    }
  })

  it('resolves aliases, and leaves out metadata that is a flood of them', () => {
    const aliased = '---\ntarget: &t react\ntitle: *t\n---\n'
    expect(run(aliased).frontmatter.data).toEqual({ target: 'react', title: 'react' })
    const flood = ['a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]', 'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]']
    const rest = ['c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]', 'd: [*c, *c, *c, *c, *c, *c, *c, *c, *c]']
    expect(run(['---', 'target: react', ...flood, ...rest, '---', ''].join('\n')).frontmatter.data).toEqual(
      {},
    )
  })

  it('covers every diagnostic of the compiler with a fixture', () => {
    const seen = new Set(fixtures.flatMap(({ result }) => codes(result)))
    const expected = [1001, 1002, 1003, 1010, 1011, 1012, 1013, 1014, 1020, 1021, 1022, 1023, 1024]
    expect([...seen].sort()).toEqual(expected.map((number) => `MTM${number}`))
  })
})
