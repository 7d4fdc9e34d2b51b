import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { configText, PAGE } from './support/app.ts'

const FILES = {
  'vite.config.ts': configText(`{ frameworks: ['solid'] }`),
  'index.html': PAGE,
  'src/main.ts': `import { createComponent, render } from 'solid-js/web'
import { List } from './List'
render(() => createComponent(List, {}), document.querySelector('#app')!)
`,
  'src/Icon.tsx': `export const Icon = () => <i />
`,
  'src/List.tsx': `import { createSignal, For } from 'solid-js'
import { Icon } from './Icon'

export function List() {
  const [rows, setRows] = createSignal(['b', 'c'])
  const [count, setCount] = createSignal(0)
  const total = () => count()
  const add = () => setRows(['a', ...rows()])
  const turn = () => setRows([...rows()].reverse())
  Object.assign(window, { add, turn, touch: () => setCount(100) })
  return (
    <For each={rows()}>
      {(row) => {
        const [count, setCount] = createSignal(0)
        return <p id={row} title={String(total())} onClick={() => setCount(count() + 1)}><Icon />list-0 {count()}</p>
      }}
    </For>
  )
}
`,
}

let app: HotReloadTest

beforeAll(async () => {
  app = await createHotReloadTest({ files: FILES })
  await app.page.waitForSelector('#c')
})
afterAll(() => app.close())

const shown = () =>
  app.page.$$eval('#app p', (rows) =>
    rows.map((row) => `${row.id} ${row.getAttribute('title')} ${row.textContent}`),
  )

/** With one more variable, so that the component is made anew. */
const edit = (from: string, to: string) =>
  app.edit('src/List.tsx', (code) =>
    code.replace(from, to).replace('const total', 'void createSignal(0)\n  const total'),
  )

const run = (name: string) => app.page.evaluate((key) => (Reflect.get(window, key) as () => void)(), name)

it('tells the state of a component from that of its rows, wherever these have moved', async () => {
  await run('touch')
  await app.page.click('#b')
  await app.page.click('#c', { clickCount: 2 })
  await edit('list-0', 'list-1')
  expect(await shown()).toEqual(['b 100 list-1 1', 'c 100 list-1 2'])

  await run('add')
  await app.page.click('#a', { clickCount: 3 })
  await edit('list-1', 'list-2')
  expect(await shown()).toEqual(['a 100 list-2 3', 'b 100 list-2 1', 'c 100 list-2 2'])

  await run('turn')
  await edit('list-2', 'list-3')
  expect(await shown()).toEqual(['c 100 list-3 2', 'b 100 list-3 1', 'a 100 list-3 3'])
})
