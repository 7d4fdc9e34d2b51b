import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { configText, PAGE } from './support/app.ts'

const FILES = {
  'vite.config.ts': configText(`{ frameworks: ['solid'] }`),
  'index.html': PAGE,
  'src/main.ts': `import './sources'
import { createComponent, render } from 'solid-js/web'
import { App } from './App'
render(() => createComponent(App, {}), document.querySelector('#app')!)
`,
  'src/sources.ts': `const dev = (globalThis as any)[Symbol.for('metamon.dev')]
const { addSource } = dev
dev.addSource = (source: object) => {
  Object.assign(window, { source })
  return addSource(source)
}
`,
  'src/App.tsx': `import { createSignal, For, lazy, Show, Suspense } from 'solid-js'
import Made, { LIMIT } from './Made'
import { Other } from './Other'
import { Row } from './Row'
import { visits, setVisits } from './visits'
const Lazy = lazy(() => import('./Lazy'))

export function App() {
  const [rows, setRows] = createSignal(['x', 'y', 'z'])
  const [isShown, setShown] = createSignal(true)
  return (
    <main class="main-0">
      <button id="reverse" onClick={() => setRows([...rows()].reverse())}>reverse</button>
      <button id="cut" onClick={() => setRows(rows().slice(1))}>cut</button>
      <button id="toggle" onClick={() => setShown(!isShown())}>toggle</button>
      <ul class="list-0"><For each={rows()}>{(name) => <Row name={name} />}</For></ul>
      <ol>
        <For each={rows()}>
          {(name) => {
            const [on, setOn] = createSignal(0)
            return <li id={'in-' + name} onClick={() => setOn(on() + 1)}>{name} {on()}</li>
          }}
        </For>
      </ol>
      <Show when={isShown()}><Row name="single" /></Show>
      <Made id="made" /><em>{LIMIT}</em>
      <Suspense fallback="wait"><Lazy /></Suspense>
      <Other />
      <b onClick={() => setVisits(visits() + 1)}>{visits()}</b>
    </main>
  )
}
`,
  'src/Other.tsx': `import { visits } from './visits'\nexport const Other = () => <i>{visits()}</i>\n`,
  'src/Row.tsx': `import { createSignal } from 'solid-js'

export const Row = (props: { name: string }) => {
  const [open, setOpen] = createSignal(0)
  const [element, setElement] = createSignal<HTMLElement>()
  const former = element()?.id
  return <li ref={setElement} id={props.name} onClick={() => setOpen(open() + 1)}>{props.name} {open()}{former}</li>
}
`,
  'src/Made.tsx': `import { createSignal } from 'solid-js'

export const LIMIT = 5
const withExtra = (Inner: any) => (props: any) => Inner({ ...props, extra: 1 })
export default withExtra((props: any) => {
  const note = 'made-0'
  const [count, setCount] = createSignal(0)
  return <p id={props.id} onClick={() => setCount(count() + 1)}>{note} {count()} {props.extra}</p>
})
`,
  'src/Lazy.tsx': `import { createSignal } from 'solid-js'

export default function Lazy() {
  const [count, setCount] = createSignal(0)
  return <p id="lazy" onClick={() => setCount(count() + 1)}>lazy-0 {count()}</p>
}
`,
  'src/visits.ts': `import { createSignal } from 'solid-js'\nexport const [visits, setVisits] = createSignal(0)\n`,
}

describe('the state of less common shapes', () => {
  let app: HotReloadTest
  let before: string[]
  // Selectors of the browser itself do not look into what Metamon shows beside the app.
  const all = () =>
    app.page.evaluate(() =>
      [...document.querySelectorAll('li, p, em, i, b')].map((node) => node.textContent ?? ''),
    )
  const edit = async (file: string, from: string, to: string) => {
    const entry = await app.edit(file, (code) => code.replace(from, to))
    expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
    return all()
  }

  beforeAll(async () => {
    app = await createHotReloadTest({ files: FILES })
    await app.page.waitForSelector('#lazy')
    for (const id of ['x', 'in-x', 'in-x', 'single', 'single', 'made', 'lazy', 'reverse'])
      await app.page.click(`#${id}`)
    await app.page.click('b')
    before = await all()
    expect(before).toEqual([
      'z 0',
      'y 0',
      'x 1',
      'z 0',
      'y 0',
      'x 2',
      'single 2',
      'made-0 1 1',
      '5',
      'lazy-0 1',
      '1',
      '1',
    ])
  })
  afterAll(() => app.close())

  it('stays with the rows of a list that was sorted', async () => {
    expect(await edit('src/App.tsx', 'main-0', 'main-1')).toEqual(before)
    expect(await edit('src/App.tsx', 'list-0', 'list-1')).toEqual(before)
    expect(await edit('src/App.tsx', 'const [isShown', 'const unused = 1\n  const [isShown')).toEqual(before)
  })

  it('stays with the rows that are left', async () => {
    await app.page.click('#cut')
    await app.page.click('#y')
    before = await all()
    expect(before.slice(0, 4)).toEqual(['y 1', 'x 1', 'y 0', 'x 2'])
    expect(await edit('src/App.tsx', 'list-1', 'list-2')).toEqual(before)
    expect(await edit('src/App.tsx', 'unused = 1', 'unused = 2')).toEqual(before)
    expect(await edit('src/Row.tsx', 'const former', 'const unused = 1\n  const former')).toEqual(before)
  })

  it('is forgotten with the component', async () => {
    const held = () =>
      app.page.evaluate(() => {
        const { source } = window as unknown as {
          source: { read(): Iterable<Record<'instance' | 'name', string>> }
        }
        return [...source.read()].filter(({ instance, name }) => instance.includes('Row') && name === 'open')
          .length
      })
    const count = await held()
    await app.page.click('#toggle')
    expect(await held()).toBe(count - 1)
    await edit('src/Row.tsx', 'unused = 1', 'unused = 2')
    expect(await held()).toBe(count - 1)
    await app.page.click('#toggle')
    expect(await app.page.textContent('#single')).toBe('single 0')
    before = await all()
  })

  it('is taken from the code where nobody has touched it', async () => {
    before = await edit('src/Row.tsx', 'createSignal(0)', 'createSignal(7)')
    expect(before.slice(0, 5)).toEqual(['y 1', 'x 1', 'y 0', 'x 2', 'single 7'])
  })

  it('of modules is one and the same for all that import them', async () => {
    expect(await edit('src/visits.ts', 'createSignal(0)', 'createSignal(40)')).toEqual(before)
    expect(await edit('src/visits.ts', '40', '50')).toEqual(before)
    await app.page.click('b')
    expect((await all()).slice(-2)).toEqual(['2', '2'])
    before = await all()
  })

  it('of what higher-order components make survives, and the edit is shown', async () => {
    before = before.map((text) => text.replace('made-0', 'made-1'))
    expect(await edit('src/Made.tsx', 'made-0', 'made-1')).toEqual(before)
  })

  it('of components that are imported later survives', async () => {
    before = before.map((text) => text.replace('lazy-0', 'lazy-1'))
    expect(await edit('src/Lazy.tsx', 'lazy-0', 'lazy-1')).toEqual(before)
    expect(await edit('src/Lazy.tsx', 'count() + 1', 'count() + 2')).toEqual(before)
  })

  it('survives when an export that is no component changes, and importers see it', async () => {
    before = before.map((text) => (text === '5' ? '6' : text))
    expect(await edit('src/Made.tsx', 'LIMIT = 5', 'LIMIT = 6')).toEqual(before)
  })

  it('survives when markup is taken away, and so does the rest of the markup', async () => {
    before = before.filter((text) => text !== '6')
    expect(await edit('src/App.tsx', '<em>{LIMIT}</em>', '')).toEqual(before)
    expect(await edit('src/App.tsx', 'main-1', 'main-2')).toEqual(before)
  })

  it('starts anew where the code says so', async () => {
    const code = 'const [open, setOpen]'
    await edit('src/Row.tsx', code, `/* @metamon-reset */\n  ${code}`)
    expect((await all()).slice(0, 2)).toEqual(['y 7', 'x 7'])
  })
})
