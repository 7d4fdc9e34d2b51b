import refresh from 'solid-refresh/babel'
import { parseSync, transformWithOxc, type Plugin } from 'vite'
import solid from 'vite-plugin-solid'
import { describe, expect, it } from 'vitest'
import { instrument, wanted } from '../../../adapters/solid/instrument.ts'
import { declarationsIn, withoutScopes } from './declared.ts'
import { runInstrument } from './run-instrument.ts'

/** What the official plugin and Vite make of a module, and what becomes of it. */
async function transform(source: string, file = 'src/Card.tsx') {
  const before = await compile(source, file)
  const { names, output } = runInstrument({ instrument, wanted }, { code: before, file })
  const code = withoutScopes(output.toString())
  expect(parseSync('module.js', code, { sourceType: 'module' }).errors).toEqual([])
  const isOther = (name: string) => name !== 'declare'
  return { before, code, names: names.filter(isOther), declared: declarationsIn(output.toString()) }
}

async function compile(source: string, file: string): Promise<string> {
  const plugin: Plugin = solid({ hot: false, babel: { plugins: [[refresh, { bundler: 'vite' }]] } })
  const context = { environment: { config: { consumer: 'client' } } }
  // Only what the plugin's transform uses of a Rollup context.
  const run = plugin.transform as unknown as (
    this: typeof context,
    code: string,
    id: string,
    options: object,
  ) => Promise<{ code: string }>
  const { code } = file.endsWith('x') ? await run.call(context, source, `/app/${file}`, {}) : { code: source }
  return (await transformWithOxc(code, '/app/module.ts')).code
}

const component = (body: string, jsx = '<p>{props.id}</p>') => `
import { createSignal, createRoot } from 'solid-js'
import * as Solid from 'solid-js'
import { createStore, createMutable as mutable } from 'solid-js/store'
export default function Card(props: { id: string }) {
  ${body}
  return ${jsx}
}`

describe('state', () => {
  it.each([
    [
      'a signal',
      'const [count, setCount] = createSignal<number>(0)',
      'signal("count", "0", (__metamon_take) => createSignal(__metamon_take(() => (0))))',
    ],
    [
      'its options',
      'const [a] = createSignal(1, { equals: false })',
      'signal("a", "1", (__metamon_take) => createSignal(__metamon_take(() => (1)), { equals: false }))',
    ],
    [
      'a signal without a value',
      'const [a] = createSignal()',
      'signal("a", "", (__metamon_take) => createSignal(__metamon_take(() => undefined)))',
    ],
    [
      'a signal by its namespace',
      'const [a] = Solid.createSignal(1)',
      'signal("a", "1", (__metamon_take) => Solid.createSignal(__metamon_take(() => (1))))',
    ],
    [
      'a pair that is not taken apart',
      'const pair = createSignal(1)',
      'const pair = __metamon_signal("pair", "1",',
    ],
    ['a setter alone', 'const [, setA] = createSignal(1)', '__metamon_signal("setA", "1",'],
    ['a property', 'const api = { open: createSignal(false) }', '{ open: __metamon_signal("open", "false",'],
    [
      'a store',
      'const [form, setForm] = createStore({ a: 1 })',
      '__metamon_store("form", "{ a: 1 }", (__metamon_take) => createStore(__metamon_take(() => ({ a: 1 }))))',
    ],
    [
      'a mutable store by another name',
      'const box = mutable({ a: 1 })',
      '__metamon_mutable("box", "{ a: 1 }", (__metamon_take) => mutable(__metamon_take(() => ({ a: 1 }))))',
    ],
    [
      'a signal that is passed on',
      'const [a] = persisted(createSignal(0))',
      'persisted(__metamon_signal("a", "0",',
    ],
    ['a signal in a function', 'const make = () => createSignal(0)', '__metamon_signal("make.signal", "0",'],
  ])('of a component is kept: %s', async (_, body, expected) => {
    expect((await transform(component(body))).code).toContain(expected)
  })

  it('of a row has no name of hoisted JSX', async () => {
    const jsx = '<p>{(x) => { const [on] = createSignal(0); return on }}</p>'
    const { code } = await transform(component('', jsx))
    expect(code).toContain('v0: (x) =>')
    expect(code).toContain('__metamon_signal("on", "0",')
  })

  it('of a primitive is named after it', async () => {
    const { code, names } = await transform(
      `import { createSignal } from 'solid-js'\nexport function createThing() { const [size] = createSignal(1); return size }\nexport const createOther = (start) => { const [size] = createSignal(start); return size }`,
      'src/thing.ts',
    )
    expect(code).toContain('__metamon_signal("createThing.size", "1",')
    expect(code).toContain('__metamon_signal("createOther.size", "start",')
    expect(names).toEqual(['signal'])
  })

  it('within an initial value nests', async () => {
    const { code } = await transform(component('const [a] = createSignal(createSignal(0))'))
    expect(code).toContain(
      '__metamon_signal("a", "createSignal(0)", (__metamon_take) => createSignal(__metamon_take(() => (__metamon_signal("a", "0", (__metamon_take) => createSignal(__metamon_take(() => (0))))))))',
    )
  })

  it('of a module is kept with the evaluation that it belongs to', async () => {
    const { code, names } = await transform(
      `import { createSignal, createRoot } from 'solid-js'\nexport const [a, setA] = createSignal(0, { equals: false })\nexport const b = createRoot(() => { const [b] = createSignal(1); return b })`,
      'src/store.ts',
    )
    expect(code).toContain('{ equals: false }), import.meta, "{ equals: false }")')
    expect(code).toContain('createSignal(__metamon_take(() => (1))), import.meta, "")')
    expect(code).toMatch(/;__metamon_evaluated\(import\.meta\);$/)
    expect(names).toEqual(['signal', 'evaluated'])
  })

  it.each([
    [
      'its value is awaited',
      `import { createSignal } from 'solid-js'\nexport async function f() { return createSignal(await g()) }`,
    ],
    ['its arguments are spread', component('const [a] = createSignal(...props.id)')],
    [
      'the name stands for something else',
      `import { createSignal } from 'solid-js'\nexport const f = (createSignal) => createSignal(0)`,
    ],
    [
      'it is from elsewhere',
      `import { createSignal } from './signals'\nexport const f = () => createSignal(0)`,
    ],
  ])('is left alone where %s', async (_, source) => {
    expect((await transform(source)).code).not.toContain('__metamon_signal')
  })

  it.each([
    ['a file', `// @metamon-reset\n${component('const [a] = createSignal(0)')}`],
    ['a declaration', component('/* @metamon-reset */\n  const [a] = createSignal(0)')],
  ])('is declared as one that starts anew where %s says so', async (_, source) => {
    expect((await transform(source)).declared).toEqual([
      { scope: 'src/Card.tsx#Card', name: 'a', kind: 'signal', text: '0', isReset: true },
    ])
  })
})

describe('components', () => {
  it('are wrapped, and so is their hoisted JSX, and nothing else of a module changes', async () => {
    const { before, code, names } = await transform(component(''))
    expect(code).toContain('"Card", __metamon_component("src/Card.tsx:Card", function Card(props) {')
    expect(code).toContain('"Card_1", __metamon_template("src/Card.tsx:Card_1", (_props) =>')
    expect(code).toContain('__metamon_hot(import.meta.hot, "src/Card.tsx", {"default":"Card"}), _REGISTRY)')
    expect(names).toEqual(['template', 'component', 'hot'])
    const without = code
      .replace(/__metamon_(?:component|template)\("[^"]+", /g, '')
      .replace('__metamon_hot(import.meta.hot, "src/Card.tsx", {"default":"Card"})', 'import.meta.hot')
      .replaceAll('})(), {', '})), {')
    expect(without.replaceAll(')', '')).toBe(before.replaceAll(')', ''))
    expect(code.split('\n')).toHaveLength(before.split('\n').length)
  })

  it('that are used by JSX but are none of this module make it depend on them', async () => {
    const { code } = await transform(
      `import Other from './Other'\nconst Made = wrap((props) => <i />)\nconst Own = () => <b />\nexport const Card = () => <p><Other /><Made /><Own /></p>`,
    )
    expect(code).toContain('dependencies: () => ({ Other: __metamon_identity(Other) })')
    expect(code).toMatch(/dependencies: \(\) => \(\{ Made: "=\w+" \}\)/)
    expect(code).not.toContain('__metamon_identity(Own)')
  })

  it('that are lazy are the same ones after the next evaluation', async () => {
    const { code, names } = await transform(
      `import { lazy } from 'solid-js'\nexport const Page = lazy(() => import('./Page'))\nconst Other = lazy(load)\nexport const App = () => <Page />`,
    )
    expect(code).toContain(
      'export const Page = __metamon_lazy("Page", "./Page", () => lazy(() => import("./Page")), import.meta);',
    )
    expect(code).toContain('const Other = lazy(load)')
    expect(names).toContain('evaluated')
  })

  it('are known from hoisted JSX where an import looks like it', async () => {
    const { code } = await transform(
      `import { Step_1 } from './Step'\nexport const Card = (props) => <p><Step_1 a={props.a} /><b>{props.b}</b></p>`,
    )
    const sites = [...code.matchAll(/createComponent\((\w+), (__metamon_site\()?/g)]
    expect(sites.map(([, tag, site]) => [tag, site !== undefined])).toEqual([
      ['Step_1', true],
      ['Card_1_1', false],
      ['Card_1_2', false],
      ['Card_1', false],
    ])
  })

  it('may have a name that looks like hoisted JSX', async () => {
    const { code } = await transform(`export const Step_1 = (props) => <p>{props.a}</p>`)
    expect(code).toContain('__metamon_component("src/Card.tsx:Step_1"')
    expect(code).toContain('__metamon_template("src/Card.tsx:Step_1_1"')
  })

  it('are told from other exports, which are described by their code', async () => {
    const tableOf = async (source: string): Promise<unknown> => {
      const { code } = await transform(source)
      return JSON.parse(/import\.meta\.hot, "src\/Card\.tsx", (\{.*?\})\)/.exec(code)![1]!)
    }
    const source = (limit: number, text: string) =>
      `import { createContext } from 'solid-js'\nexport const LIMIT = ${limit}\nexport const Theme = createContext(1)\nconst Card = () => <p>${text}</p>\nconst half = () => LIMIT / 2\nexport { Card as Named, half }\nexport default wrap(Card)`
    const table = await tableOf(source(1, 'one'))
    expect(table).toEqual({
      LIMIT: expect.stringMatching(/^=/),
      Named: 'Card',
      half: expect.stringMatching(/^=/),
      default: expect.stringMatching(/^=/),
    })
    expect(await tableOf(source(1, 'two'))).toEqual(table)
    expect(await tableOf(source(2, 'two'))).not.toEqual(table)
  })
})

describe('a module without anything of Solid', () => {
  it('is left alone', async () => {
    const { before, code, names } = await transform(
      `import { render } from 'solid-js/web'\nexport const a = 1`,
      'src/a.ts',
    )
    expect(code).toBe(before)
    expect(names).toEqual([])
  })
})
