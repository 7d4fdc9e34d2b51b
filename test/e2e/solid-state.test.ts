import type { HotReloadTest } from 'metamon/testing'
import { createHotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { configText, PAGE } from './support/app.ts'

const FILES = {
  'vite.config.ts': configText(`{ frameworks: ['solid'] }`),
  'index.html': PAGE,
  'src/main.ts': `import { createComponent, render } from 'solid-js/web'
import { App } from './App'
render(() => createComponent(App, {}), document.querySelector('#app')!)
`,
  'src/App.tsx': `import { createSignal, For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import Card from './Card'
import { Row } from './Row'
import { Theme } from './theme'
import { visits, addVisit } from './visits'

export function App() {
  const [rows, setRows] = createSignal(['x', 'y', 'z'])
  const [clicks, setClicks] = createSignal(0)
  return (
    <main>
      <h1 onClick={() => setClicks(clicks() + 1)}>app-0 {clicks()}</h1>
      <button id="sort" onClick={() => setRows([...rows()].reverse())}>sort</button>
      <button id="visit" onClick={addVisit}>{visits()}</button>
      <Card id="a" />
      <Theme.Provider value="dark">
        <Card id="b" />
      </Theme.Provider>
      <Dynamic component={Card} id="c" />
      <ul><For each={rows()}>{(name) => <Row name={name} />}</For></ul>
    </main>
  )
}
`,
  'src/Card.tsx': `import { createEffect, createSignal, Show, useContext } from 'solid-js'
import { createMutable, createStore } from 'solid-js/store'
import { createThing } from './thing'
import { label } from './label'
import { Theme } from './theme'

const Inner = () => {
  const [count, setCount] = createSignal(0)
  return <em onClick={() => setCount(count() + 1)}>{count()}</em>
}

export default function Card(props: { id: string }) {
  const note = 'script-0'
  const [count, setCount] = createSignal(0)
  const [form, setForm] = createStore({ clicks: 0, tags: ['one'] })
  const box = createMutable({ opened: 0 })
  const [untouched] = createSignal('untouched-0')
  const first = createThing()
  const second = createThing()
  const theme = useContext(Theme)
  const add = () => {
    setCount(count() + 1)
    setForm('clicks', (clicks) => clicks + 10)
    setForm('tags', form.tags.length, 'more')
    box.opened += 100
    first.grow()
    second.grow()
    second.grow()
  }
  createEffect(() => {
    const { log } = window as unknown as { log: string[] }
    log?.push(props.id + ':' + count())
  })
  return (
    <section id={props.id}>
      <b>markup-0</b>
      <Inner />
      <i>{note} {label()} {theme}</i>
      <button onClick={add}>add</button>
      <Show when={count() > 0}><s>shown</s></Show>
      <output>{[count(), form.clicks, form.tags.length, box.opened, first.size(), second.size(), untouched()].join(' ')}</output>
    </section>
  )
}
`,
  'src/Row.tsx': `import { createSignal } from 'solid-js'

export const Row = (props: { name: string }) => {
  const [open, setOpen] = createSignal(false)
  return <li id={props.name} onClick={() => setOpen(!open())}>{props.name} row-0 {open() ? 'open' : 'closed'}</li>
}
`,
  'src/thing.ts': `import { createSignal } from 'solid-js'

export function createThing() {
  const [size, setSize] = createSignal(1)
  const grow = () => setSize((value) => value + 1)
  return { size, grow }
}
`,
  'src/label.ts': `export const label = () => 'label-0'\n`,
  'src/theme.ts': `import { createContext } from 'solid-js'\nexport const Theme = createContext('light')\n`,
  'src/visits.ts': `import { createSignal } from 'solid-js'
export const [visits, setVisits] = createSignal(0)
export const addVisit = () => setVisits(visits() + 1)
`,
}

let app: HotReloadTest

beforeAll(async () => {
  app = await createHotReloadTest({ files: FILES })
  await app.page.waitForSelector('#c')
})
afterAll(() => app.close())

const text = (selector: string) => app.page.textContent(selector)
const outputs = () =>
  app.page.$$eval('output', (nodes) =>
    nodes.map((node) => node.textContent!.split(' ').slice(0, 6).join(' ')),
  )
const rows = () => app.page.$$eval('li', (nodes) => nodes.map((node) => node.textContent))

const replace = (from: string, to: string) => (code: string) => {
  expect(code).toContain(from)
  return code.replaceAll(from, to)
}

describe('the state of Solid components', () => {
  const kept = ['3 30 4 300 4 7', '0 0 1 0 1 1', '1 10 2 100 2 3']

  beforeAll(async () => {
    for (const id of ['a', 'a', 'a', 'c']) await app.page.click(`#${id} button`)
    await app.page.click('h1')
    await app.page.click('#b em')
    await app.page.click('#y')
    await app.page.click('#visit')
    expect(await outputs()).toEqual(kept)
  })

  it.each([
    ['markup text', 'src/Card.tsx', 'markup-0', 'markup-1', '#a', 'markup-1'],
    ['new markup with a value', 'src/Card.tsx', '<b>markup-1</b>', '<b>markup-1 {props.id}!</b>', '#c', 'c!'],
    ['new markup around the old', 'src/Card.tsx', '<i>{note}', '<i>new-i {note}', '#b', 'new-i'],
    ['an attribute', 'src/Card.tsx', '<section id', '<section class="one" id', '#a', 'script-0'],
    ['the script', 'src/Card.tsx', "'script-0'", "'script-1'", '#a', 'script-1'],
    ['a comment', 'src/Card.tsx', 'const note', '// why\n  const note', '#a', 'script-1'],
    [
      'a state before the others',
      'src/Card.tsx',
      'const note',
      'const [extra] = createSignal(5)\n  const note',
      '#a',
      'script-1',
    ],
    ['the order of states', 'src/Card.tsx', '  const first = createThing()\n', '', '#a', 'script-1'],
    ['a util module', 'src/label.ts', 'label-0', 'label-1', '#b', 'label-1'],
    ['a primitive', 'src/thing.ts', 'value + 1', 'value + 2', '#b', 'label-1'],
    [
      'a state in a primitive',
      'src/thing.ts',
      'const grow',
      'const [other] = createSignal(0)\n  const grow',
      '#b',
      'label-1',
    ],
    ['the parent', 'src/App.tsx', '<main>', '<main class="two">', 'main', 'app-0 1'],
    [
      'the script of the parent',
      'src/App.tsx',
      'const [clicks',
      'const unused = 1\n  const [clicks',
      'main',
      'app-0 1',
    ],
    ['a context', 'src/theme.ts', "'light'", "'lighter'", '#a', 'lighter'],
    ['the name', 'src/Card.tsx', 'function Card', 'function Renamed', '#a', 'label-1'],
    ['the name of an inner component', 'src/Card.tsx', 'Inner', 'Within', '#a', 'label-1'],
    ['markup after the name', 'src/Card.tsx', 'markup-1', 'markup-2', '#c', 'markup-2'],
    ['the script after the name', 'src/Card.tsx', "'script-1'", "'script-2'", '#a', 'script-2'],
  ])('survives an edit of %s', async (_, file, from, to, selector, expected) => {
    const isOrder = to === ''
    const entry = await app.edit(file, (code) =>
      isOrder
        ? replace('  const second', `  const unused = 0\n${from}  const second`)(code.replace(from, ''))
        : replace(from, to)(code),
    )
    expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect(await text(selector)).toContain(expected)
    expect(await outputs()).toEqual(kept)
    expect(await text('h1')).toBe('app-0 1')
    expect(await text('#b em')).toBe('1')
    expect(await text('#visit')).toBe('1')
    expect((await rows()).join()).toMatch(/x row-\d closed,y row-\d open,z row-\d closed/)
    expect(await app.page.$$('#a s')).toHaveLength(1)
    expect(await text('#b i')).toContain('dark')
  })
})
