import { transformWithOxc } from 'vite'
import { describe, expect, it } from 'vitest'
import { instrument, wanted } from '../../../adapters/react/instrument.ts'
import { declarationsIn, withoutScopes } from './declared.ts'
import { runInstrument } from './run-instrument.ts'

const jsx = { runtime: 'automatic', development: true, refresh: true } as const

/** What plugin-react makes of a source, and what the instrument makes of that. */
async function compile(source: string) {
  const { code } = await transformWithOxc(source, '/src/App.tsx', { jsx, target: 'esnext' })
  const { names, output } = runInstrument({ instrument, wanted }, { code, file: 'src/App.tsx' })
  const result = withoutScopes(output.toString())
  return { code, names, output, result, declared: declarationsIn(output.toString()) }
}

const REACT = `import React, { useState, useState as other, useReducer, useRef, useActionState, useEffect, useImperativeHandle, memo, forwardRef, Component } from 'react'\n`
const inComponent = (line: string) => `${REACT}export function App() {\n${line}\nreturn <p />\n}`

describe('a hook that holds state', () => {
  it.each([
    ['const [count, setCount] = useState(1)', '__metamon_state(useState, "count", "1", 1)'],
    ['const [count] = useState<number>()', '__metamon_state(useState, "count", "")'],
    ['const [count] = other(1)', '__metamon_state(other, "count", "1", 1)'],
    ['const [count] = React.useState(1)', '__metamon_state(React.useState, "count", "1", 1)'],
    ['const pair = useState(1)', '__metamon_state(useState, "pair", "1", 1)'],
    ['const count = useState(1)[0]', '__metamon_state(useState, "count", "1", 1)'],
    ['const [, force] = useState(1)', '__metamon_state(useState, "force", "1", 1)'],
    [
      'const [{ a }, setAll] = useState({ a: 1 })',
      '__metamon_state(useState, "setAll", "{ a: 1 }", { a: 1 })',
    ],
    ['const all = { one: useState(1) }', '__metamon_state(useState, "one", "1", 1)'],
    ['const [list] = useState(() => [])', '__metamon_state(useState, "list", "() => []", () => [])'],
    ['const [n] = useReducer(add, 2)', '__metamon_reducer(useReducer, "n", "2", add, 2)'],
    ['const [n] = useReducer(add, 2, double)', '__metamon_reducer(useReducer, "n", "2", add, 2, double)'],
    ['const box = useRef(null)', '__metamon_ref(useRef, "box", "null", null)'],
    ['const [n] = useActionState(send, 2)', '__metamon_actionState(useActionState, "n", "2", send, 2)'],
  ])('is called with its name and its text: %s', async (line, expected) => {
    expect((await compile(inComponent(line))).result).toContain(expected)
  })

  it('is named after its custom hook as well', async () => {
    const { result } = await compile(
      `${REACT}export const useThing = () => { const [thing] = useState(0); return thing }
       export function useOther() { return useState(1) }`,
    )
    expect(result).toContain('__metamon_state(useState, "useThing.thing", "0", 0)')
    expect(result).toContain('__metamon_state(useState, "useOther.useState", "1", 1)')
  })

  it.each([
    ['that is not of React', "import { useState } from './own'\nexport const useA = () => useState(0)"],
    [
      'of a name that the module declares again',
      `${REACT}export function useA(useState) { return useState(0) }`,
    ],
    ['with spread arguments', `${REACT}export const useA = (...all) => useState(...all)`],
  ])('is left alone %s', async (_, source) => {
    expect((await compile(source)).result).not.toContain('__metamon_state')
  })

  it('is declared, in the order of the code, with the function that it stands in', async () => {
    const { declared, names } = await compile(
      `${REACT}export function App() { const [a] = useState(1); const b = useRef(null); return <p /> }
       export const useThing = () => useReducer(add, 2)
       export class Kid extends Component { state = { c: 1, /* @metamon-reset */ d: 2 }; render() { return 'kid' } }`,
    )
    expect(names).toContain('declare')
    expect(declared).toEqual([
      { scope: 'src/App.tsx#App', name: 'a', kind: 'useState', text: '1' },
      { scope: 'src/App.tsx#App', name: 'b', kind: 'useRef', text: 'null' },
      { scope: 'src/App.tsx#useThing', name: 'useThing.useReducer', kind: 'useReducer', text: '2' },
      { scope: 'src/App.tsx#Kid', name: 'state.*', kind: 'state', text: '' },
      { scope: 'src/App.tsx#Kid', name: 'state.c', kind: 'state', text: '1' },
      { scope: 'src/App.tsx#Kid', name: 'state.d', kind: 'state', text: '2', isReset: true },
    ])
  })

  it.each([
    [
      'a file',
      `${REACT}// @metamon-reset\nexport const useA = () => [useState(0), useState(1)]`,
      [true, true],
    ],
    [
      'a declaration',
      inComponent('/* @metamon-reset */\nconst [a] = useState(0)\nconst [b] = useState(1)'),
      [true, undefined],
    ],
  ])('is declared as one that is to start anew where the code says so: of %s', async (_, source, resets) => {
    expect((await compile(source)).declared.map(({ isReset }) => isReset)).toEqual(resets)
  })
})

describe('an effect', () => {
  it.each([
    ['useEffect(() => {})', 'useEffect(__metamon_effect(() => {}))', 'effect'],
    ['useEffect(run, [a])', 'useEffect(__metamon_effect(run), __metamon_dependencies([a]))', 'dependencies'],
    ['React.useLayoutEffect(run)', 'React.useLayoutEffect(__metamon_effect(run))', 'effect'],
    ['useImperativeHandle(box, make)', 'useImperativeHandle(box, __metamon_handle(make))', 'handle'],
    [
      'useImperativeHandle(box, make, all)',
      'useImperativeHandle(box, __metamon_handle(make), __metamon_dependencies(all))',
      'dependencies',
    ],
  ])('is wrapped: %s', async (line, expected, name) => {
    const { result, names } = await compile(inComponent(line))
    expect(result).toContain(expected)
    expect(names).toContain(name)
  })
})

describe('a component', () => {
  it.each([
    ['export default function App() { return <p /> }', 'src/App.tsx'],
    ['const App = () => <p />\nexport default App', 'src/App.tsx'],
    ['function App() { return <p /> }\nexport { App as default }', 'src/App.tsx'],
    ['export default memo(() => <p />)', 'src/App.tsx'],
    ['export const Kid = () => <p />', 'src/App.tsx:Kid'],
    ['export const Kid = memo(function Other() { return <p /> })', 'src/App.tsx:Kid'],
    ['export const Kid = memo(forwardRef((props, ref) => <p ref={ref} />))', 'src/App.tsx:Kid'],
    ["export class Kid extends Component { render() { return 'kid' } }", 'src/App.tsx:Kid'],
    ["export class Kid extends React.PureComponent { render() { return 'kid' } }", 'src/App.tsx:Kid'],
  ])('is guarded under its id: %s', async (source, id) => {
    const { result, names } = await compile(REACT + source)
    expect(result).toContain(`var __metamon_guard0 = __metamon_guard("${id}");`)
    expect(result).toMatch(/__metamon_guard0\.note\(\w+\);/)
    expect(result).toMatch(/__metamon_guard0\.caught(?:In)?\(/)
    expect(names).toContain('guard')
  })

  it('is registered under a name of its own for good where it is the default export', async () => {
    const { result } = await compile(
      'export default function App() { return <Kid /> }\nfunction Kid() { return <p /> }',
    )
    expect(result).toContain('$RefreshReg$(_c, "export default")')
    expect(result).toContain('$RefreshReg$(_c2, "Kid")')
  })

  it.each([
    ['async', 'export async function App() { return <p /> }'],
    ['without a name', 'export default () => <p />'],
    ['in lower case', 'export const app = () => <p />'],
  ])('is left alone when it is %s', async (_, source) => {
    expect((await compile(source)).result).not.toContain('__metamon_guard')
  })

  it('keeps its directives in front', async () => {
    const { result } = await compile("export function App() { 'use memo'; return <p /> }")
    expect(result).toMatch(/\{\s*"use memo"; if \(__metamon_guard0\.isFallen\(\)\)/)
  })

  it('leaves parameters in place that its body declares again', async () => {
    const { result } = await compile('export function App({ a }) { var a = a ?? 1; return <p>{a}</p> }')
    expect(result).toContain('function App({ a })')
  })
})

describe('the state of a class component', () => {
  it('is wrapped where it is declared and where it is assigned', async () => {
    const { result } = await compile(
      `${REACT}export class Kid extends Component { state = { a: 1 }; render() { return 'kid' } }
       export class Other extends Component { constructor(p) { super(p); this.state = first(p) } render() { return 'other' } }`,
    )
    expect(result).toContain('state = __metamon_classState(this, { a: 1 }, {"a":"1"})')
    expect(result).toContain('this.state = __metamon_classState(this, first(p), {})')
  })
})
