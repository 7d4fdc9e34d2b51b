import type { Page } from 'playwright-core'
import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { configText, PAGE } from './support/app.ts'

const FILES = {
  'index.html': PAGE.replace('main.ts', 'main.tsx'),
  'vite.config.ts': configText("{ frameworks: ['react'] }"),
  'src/main.tsx': `import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import App from './App'
const isStrict = location.search === '?strict'
createRoot(document.getElementById('app')!).render(isStrict ? <StrictMode><App /></StrictMode> : <App />)`,
  'src/App.tsx': `import { useState } from 'react'
import Child from './Child'
import { Classy } from './Classy'
export default function App() {
  const [parent, setParent] = useState(0)
  const [items, setItems] = useState(['x', 'y'])
  return (
    <main>
      <button id="parent" onClick={() => setParent(parent + 1)}>{parent}</button>
      <button id="reverse" onClick={() => setItems([...items].reverse())}>reverse</button>
      <Child id="a" />
      <Child id="b" />
      {items.map((item) => <Child key={item} id={item} />)}
      <Classy />
    </main>
  )
}`,
  'src/Child.tsx': `import { memo, useEffect, useReducer, useRef, useState } from 'react'
import { useThing } from './use-thing'
import { label } from './util'
const add = (total: number, by: number) => total + by
export default function Child({ id }: { id: string }) {
  const note = 'note-0'
  const [count, setCount] = useState(0)
  const [list, setList] = useState(() => ['first'])
  const [total, increase] = useReducer(add, 10)
  const first = useThing(1)
  const second = useThing(2)
  const clicks = useRef(0)
  const element = useRef<HTMLElement>(null)
  useEffect(() => {
    element.current!.dataset.mounted = 'yes'
  }, [])
  const click = () => {
    clicks.current++
    setCount(count + 1)
    setList([...list, 'more'])
    increase(5)
    first.setThing(first.thing + 10)
    second.setThing(second.thing + 100)
  }
  return (
    <section id={id} ref={element}>
      <button onClick={click}>markup-0</button>
      <i>{note}</i> <u>{label()}</u>
      <b>{[count, list.length, total, first.thing, second.thing, clicks.current].join(' ')}</b>
      <Inner />
    </section>
  )
}
const Inner = memo(() => {
  const [inner, setInner] = useState('untouched')
  return <input value={inner} onChange={(event) => setInner(event.target.value)} />
})`,
  'src/Classy.tsx': `import { Component } from 'react'
export class Classy extends Component {
  state = { hits: 0, word: 'zero' }
  render() {
    return <button id="classy" onClick={() => this.setState({ hits: this.state.hits + 1, late: 'late' })}>
      {JSON.stringify(this.state)}
    </button>
  }
}`,
  'src/use-thing.ts': `import { useState } from 'react'
export function useThing(start: number) {
  const [thing, setThing] = useState(start)
  return { thing, setThing }
}`,
  'src/util.ts': `export const label = () => 'util-0'`,
}

const IDS = ['a', 'b', 'x', 'y']
/** What \`b\` shows in an instance that was clicked so often. */
const clicked = (times: number) =>
  [times, 1 + times, 10 + 5 * times, 1 + 10 * times, 2 + 100 * times, times].join(' ')

let app: HotReloadTest
beforeAll(async () => {
  app = await createHotReloadTest({ files: FILES })
})
afterAll(() => app.close())

/** Clicks the instances 1, 2, 3 and 4 times, types into the first one, and marks the page. */
async function touch(page: Page): Promise<void> {
  await page.evaluate(() => void Object.assign(window, { isMarked: true }))
  for (const [index, id] of IDS.entries())
    for (let times = 0; times <= index; times += 1) await page.click(`#${id} button`)
  await page.fill('#a input', 'typed')
  await page.click('#parent')
  await page.click('#classy')
}

const read = (page: Page) =>
  page.evaluate((ids) => {
    const text = (selector: string) => document.querySelector(selector)?.textContent ?? null
    return {
      children: ids.map((id) => text(`#${id} b`)),
      typed: document.querySelector<HTMLInputElement>('#a input')?.value,
      parent: text('#parent'),
      classy: text('#classy'),
      isSamePage: 'isMarked' in window,
    }
  }, IDS)

const TOUCHED = {
  children: [1, 2, 3, 4].map(clicked),
  typed: 'typed',
  parent: '1',
  classy: '{"hits":1,"word":"zero","late":"late"}',
  isSamePage: true,
}

type Edit = readonly [
  what: string,
  file: keyof typeof FILES,
  from: string | RegExp,
  to: string,
  shown: string,
]

const EDITS: readonly Edit[] = [
  ['markup', 'src/Child.tsx', 'markup-0', 'markup-1', 'markup-1'],
  ['a value', 'src/Child.tsx', 'note-0', 'note-1', 'note-1'],
  [
    'a state before the others',
    'src/Child.tsx',
    "const note = 'note-0'",
    "const [note] = useState('note-1')",
    'note-1',
  ],
  ['an effect', 'src/Child.tsx', 'const click =', 'useEffect(() => {})\n  const click =', 'util-0'],
  ['the order of the states', 'src/Child.tsx', /( +const \[count.*\n)( +const \[list.*\n)/, '$2$1', 'util-0'],
  ['a util module', 'src/util.ts', 'util-0', 'util-1', 'util-1'],
  ['a custom hook', 'src/use-thing.ts', 'return {', "document.title = 'new'\n  return {", 'util-0'],
  [
    'the states of a custom hook',
    'src/use-thing.ts',
    'return {',
    'const [more] = useState(7)\n  return { more,',
    'util-0',
  ],
  ['the markup of the parent', 'src/App.tsx', '<main>', '<main><h1>new-parent</h1>', 'new-parent'],
  [
    'the states of the parent',
    'src/App.tsx',
    'return (',
    'const [extra] = useState(0)\n  return (',
    'util-0',
  ],
  [
    'what is around the component',
    'src/App.tsx',
    '<Child id="a" />',
    '<div><Child id="a" /></div>',
    'util-0',
  ],
  ['the name of the component', 'src/Child.tsx', 'function Child', 'function Renamed', 'util-0'],
  ['a class component', 'src/Classy.tsx', 'render() {', 'more() {}\n  render() {', 'util-0'],
]

describe.each([
  ['', 'a page'],
  ['?strict', 'a page in strict mode'],
])('%s on %s', (query) => {
  beforeEach(async () => {
    await app.page.goto(app.url + query)
    await app.page.waitForSelector('#y')
    await touch(app.page)
    expect(await read(app.page)).toEqual(TOUCHED)
  })

  it.each(EDITS)(
    'keeps all state over an edit of %s, and over its undo',
    async (_, file, from, to, shown) => {
      const original = await app.read(file)
      const entry = await app.edit(file, (text) => text.replace(from, to))
      expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
      expect(await app.page.textContent('main')).toContain(shown)
      expect(await read(app.page)).toEqual(TOUCHED)
      await app.write(file, original)
      expect(await read(app.page)).toEqual(TOUCHED)
    },
  )
})
