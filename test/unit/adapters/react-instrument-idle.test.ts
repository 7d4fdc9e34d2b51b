import { originalPositionFor, TraceMap, type EncodedSourceMap } from '@jridgewell/trace-mapping'
import MagicString from 'magic-string'
import { createElement, type FunctionComponent } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createServer, transformWithOxc, type Plugin, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instrument } from '../../../adapters/react/instrument.ts'
import { root } from '../../../.config/source-alias.ts'
import { parseSyntax } from './parse-syntax.ts'

const SOURCE = `import { Component, forwardRef, memo, useEffect, useReducer, useRef, useState } from 'react'
export const calls: string[] = []
const log = <T,>(name: string, value: T): T => (calls.push(name), value)
export default function Default({ start = 1, rest: { deep } = { deep: 'deep' } }: { start?: number, rest?: { deep: string } }) {
  'use memo'
  const [count] = useState(log('count', start))
  const [lazy] = useState(() => log('lazy', 'lazy'))
  const [total] = useReducer((a: number, b: number) => a + b, log('total', 2), (n) => log('init', n * 2))
  const box = useRef(log('box', 'box'))
  useEffect(() => void log('effect', 1))
  function inner() { return arguments.length }
  return <p>{[count, lazy, total, box.current, deep, inner()].join(' ')}</p>
}
export const Arrow = (props: { a: number }, second?: unknown) => (
  // a => b
  <i>{props.a} {String(second)}</i>
)
export const Nothing = () => null
export const Forwarded = forwardRef<HTMLElement, { a: number }>(({ a }, ref) => <b>{a} {String(ref)}</b>)
export const Memo = memo(function Named() { return <u>{Named.name}</u> })
export class Classy extends Component {
  state = { word: log('state', 'word') }
  constructor(props: object) { super(props); this.state = { ...this.state, word: this.state.word + '!' } }
  render() { return <s>{this.state.word} {String(new.target)}</s> }
}
export const throws = (): never => { throw new Error('as ever') }
export function Throws() { return <em>{throws()}</em> }
export function useNothing() { return useState(0).length }
`

type Fixture = Record<string, unknown> & { calls: string[] }

const jsx = { runtime: 'automatic', development: true, refresh: true } as const

/** Compiles the fixture as plugin-react does in the browser; without the instrument for `?plain`. */
const fixturePlugin: Plugin = {
  name: 'fixture',
  resolveId: (id) => {
    if (id === 'virtual:metamon/dev/react') return `${root}adapters/react/dev.ts`
    return id.startsWith('/fixture.tsx') ? id : undefined
  },
  load: (id) =>
    id.startsWith('/fixture.tsx') ? compile({ isInstrumented: !id.endsWith('?plain') }) : undefined,
}

const compiled = () => transformWithOxc(SOURCE, '/fixture.tsx', { jsx, target: 'esnext' })

function instrumented(code: string): MagicString {
  const output = new MagicString(code)
  const names = instrument({ code, syntax: parseSyntax(code), file: 'fixture.tsx', output })
  const imports = names.map((name) => `${name} as __metamon_${name}`).join(', ')
  return output.prepend(`import { ${imports} } from 'virtual:metamon/dev/react';`)
}

async function compile({ isInstrumented }: { readonly isInstrumented: boolean }): Promise<string> {
  const { code } = await compiled()
  const stubs = ';function $RefreshSig$() { return (type) => type } function $RefreshReg$() {}'
  return (isInstrumented ? instrumented(code).toString() : code) + stubs
}

let server: ViteDevServer
let own: Fixture
let plain: Fixture
beforeAll(async () => {
  server = await createServer({
    configFile: false,
    root,
    logLevel: 'silent',
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, ws: false, watch: null },
    plugins: [fixturePlugin],
  })
  own = (await server.ssrLoadModule('/fixture.tsx')) as Fixture
  plain = (await server.ssrLoadModule('/fixture.tsx?plain')) as Fixture
})
afterAll(() => server.close())

const render = (fixture: Fixture, name: string) => {
  fixture.calls.length = 0
  // The fixture's components take what they are given here.
  const html = renderToStaticMarkup(
    createElement(fixture[name] as FunctionComponent<{ a: number }>, { a: 1 }),
  )
  return { html, calls: [...fixture.calls] }
}

describe('an instrumented module, while no update runs', () => {
  it.each(['default', 'Arrow', 'Nothing', 'Forwarded', 'Memo', 'Classy'])(
    'renders the same in the same order: %s',
    (name) => {
      expect(render(own, name)).toEqual(render(plain, name))
    },
  )

  it('has rendered something that could differ', () => {
    expect(render(own, 'default')).toEqual({
      html: '<p>1 lazy 4 box deep 0</p>',
      calls: ['count', 'lazy', 'total', 'init', 'box'],
    })
    expect(render(own, 'Classy').html).toBe('<s>word! undefined</s>')
  })

  it('lets errors through as they are', () => {
    expect(() => render(own, 'Throws')).toThrow('as ever')
  })

  it('exports functions of the same name and length', () => {
    const shapes = (fixture: Fixture) =>
      Object.entries(fixture)
        .filter(([key]) => key !== 'calls')
        .map(([key, value]) => [
          key,
          typeof value,
          Reflect.get(Object(value), 'name'),
          Reflect.get(Object(value), 'length'),
        ])
    expect(shapes(own)).toEqual(shapes(plain))
    expect(Reflect.get(Object(own.default), 'name')).toBe('Default')
  })
})

describe('the code of an instrumented module', () => {
  it('has every line where it was', async () => {
    const { code } = await compiled()
    const lines = instrumented(code).toString().split('\n')
    const before = code.split('\n')
    expect(lines).toHaveLength(before.length)
    for (const word of [
      '(a, b) => a + b',
      'log("box"',
      'useEffect(',
      'this.state =',
      'String(ref)',
      'as ever',
    ]) {
      expect(lines.findIndex((line) => line.includes(word))).toBe(
        before.findIndex((line) => line.includes(word)),
      )
    }
  })

  it('is mapped to the place that it comes from', async () => {
    const { code } = await compiled()
    const output = instrumented(code)
    const map = output.generateMap({ hires: 'boundary', source: 'fixture.tsx' })
    const trace = new TraceMap(map as unknown as EncodedSourceMap)
    const placeIn = (text: string, word: string) => {
      const before = text.slice(0, text.indexOf(word)).split('\n')
      return { line: before.length, column: before.at(-1)!.length }
    }
    for (const word of [
      'start = 1',
      'deep: "deep"',
      'log("count"',
      '() => log("lazy"',
      'n * 2',
      'inner()',
      'props.a',
      'Named.name',
      '"as ever"',
    ]) {
      const found = originalPositionFor(trace, placeIn(output.toString(), word))
      expect({ word, line: found.line, column: found.column }).toEqual({ word, ...placeIn(code, word) })
    }
  })
})
