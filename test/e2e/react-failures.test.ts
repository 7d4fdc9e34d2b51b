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
export default function App() {
  const [parent, setParent] = useState(0)
  return (
    <main>
      <button id="parent" onClick={() => setParent(parent + 1)}>{parent}</button>
      <Child id="a" user={{ name: 'ann' }} />
      <Child id="b" user={{ name: 'bob' }} />
    </main>
  )
}`,
  'src/Child.tsx': `import { useEffect, useMemo, useState } from 'react'
import { useThing } from './use-thing'
import { label } from './util'
export default function Child({ id, user }: { id: string; user: { name: string } }) {
  // first
  const [count, setCount] = useState(0)
  const name = useMemo(() => user.name, [user])
  const thing = useThing()
  useEffect(() => {
    document.getElementById(id)!.dataset.count = String(count)
  })
  // last
  return (
    <section id={id}>
      <button onClick={() => setCount(count + 1)}>{name} {count} {thing} {label()}</button>
      <input />
    </section>
  )
}`,
  'src/use-thing.ts': `import { useState } from 'react'
export function useThing() {
  const [thing] = useState('thing')
  return thing
}`,
  'src/util.ts': `export const label = () => 'util'`,
}

let app: HotReloadTest
beforeAll(async () => {
  app = await createHotReloadTest({ files: FILES })
})
afterAll(() => app.close())

/** Clicks one instance twice and the other three times, types into both, and marks the page and their nodes. */
async function touch(page: Page): Promise<void> {
  for (const [id, times] of [
    ['a', 2],
    ['b', 3],
  ] as const) {
    for (let time = 0; time < times; time += 1) await page.click(`#${id} button`)
    await page.fill(`#${id} input`, id)
  }
  await page.click('#parent')
  await page.evaluate(() => {
    for (const node of document.querySelectorAll('section')) Object.assign(node, { isMarked: true })
  })
}

const read = (page: Page) =>
  page.evaluate(() => ({
    parent: document.querySelector('#parent')?.textContent,
    ...Object.fromEntries(
      [...document.querySelectorAll('section')].map((node) => [
        node.id,
        `${node.querySelector('button')?.textContent} ${node.dataset.count} ${'isMarked' in node} ${node.querySelector('input')?.value}`,
      ]),
    ),
  }))

/** What `read` gives for an instance; `isNew` when it has been created anew. */
const shown = (name: string, count: number, { isNew = false } = {}) =>
  `${name} ${count} thing util ${count} ${!isNew} ${isNew ? '' : name === 'ann' ? 'a' : 'b'}`

const throwing = (what = "''") =>
  `if (String(${what}) !== 'no') throw new Error('on purpose')\n  const broken = 1`

type Break = readonly [what: string, file: keyof typeof FILES, from: string, to: string]

const IN_PLACE: readonly Break[] = [
  ['before its hooks', 'src/Child.tsx', '// first', throwing()],
  ['after its hooks', 'src/Child.tsx', '// last', throwing()],
  ['in its markup', 'src/Child.tsx', '{name}', '{(null as never)[name]}'],
  ['in useMemo', 'src/Child.tsx', 'user.name', '(null as never)[user.name]'],
  ['in its parameters', 'src/Child.tsx', '{ id, user }:', '{ id, user, no: { deep } = null as never }:'],
  ['in a custom hook', 'src/use-thing.ts', 'return thing', "throw new Error('on purpose' + thing)"],
  ['in a util module', 'src/util.ts', "'util'", "(null as never)['on purpose']"],
]

const ANEW: readonly Break[] = [
  ['after a new state', 'src/Child.tsx', '// first', `const [extra] = useState(0)\n  ${throwing('extra')}`],
  ['before a new state', 'src/Child.tsx', '// first', `${throwing()}\n  const [extra] = useState(broken)`],
  ['in a new initialiser', 'src/Child.tsx', '// last', 'const [extra] = useState(() => (null as never)[id])'],
  [
    'in a custom hook with a new state',
    'src/use-thing.ts',
    'return thing',
    "const [extra] = useState(0)\n  throw new Error('on purpose' + extra)",
  ],
]

describe.each([
  ['', 'a page'],
  ['?strict', 'a page in strict mode'],
])('%s on %s', (query) => {
  beforeEach(async () => {
    await app.page.goto(app.url + query)
    await app.page.waitForSelector('#b')
    await touch(app.page)
    expect(await read(app.page)).toEqual({ parent: '1', a: shown('ann', 2), b: shown('bob', 3) })
  })

  it.each(IN_PLACE)(
    'shows the last good version of a component that throws %s',
    async (_, file, from, to) => {
      const original = await app.read(file)
      const broken = await app.edit(file, (text) => text.replace(from, to))
      expect(broken.diagnostics.length).toBeGreaterThan(0)
      expect(await read(app.page)).toEqual({ parent: '1', a: shown('ann', 2), b: shown('bob', 3) })

      await app.page.click('#a button')
      await app.page.click('#parent')
      expect(await read(app.page)).toEqual({ parent: '2', a: shown('ann', 3), b: shown('bob', 3) })

      const fixed = await app.write(file, original)
      expect(fixed.diagnostics).toEqual([])
      await app.page.click('#b button')
      expect(await read(app.page)).toEqual({ parent: '2', a: shown('ann', 3), b: shown('bob', 4) })
      expect(app.browserLog.join()).not.toMatch(/pageerror|change in the order of Hooks/)
    },
  )

  it.each(ANEW)(
    'shows it with its state when React has to create it anew, when it throws %s',
    async (_, file, from, to) => {
      const original = await app.read(file)
      const broken = await app.edit(file, (text) => text.replace(from, to))
      expect(broken.diagnostics.length).toBeGreaterThan(0)
      expect(await read(app.page)).toEqual({
        parent: '1',
        a: shown('ann', 2, { isNew: true }),
        b: shown('bob', 3, { isNew: true }),
      })

      await app.page.click('#a button')
      await app.page.click('#parent')
      const touched = {
        parent: '2',
        a: shown('ann', 3, { isNew: true }),
        b: shown('bob', 3, { isNew: true }),
      }
      expect(await read(app.page)).toEqual(touched)

      const fixed = await app.write(file, original)
      expect(fixed.diagnostics).toEqual([])
      expect(await read(app.page)).toEqual(touched)
      await app.page.click('#b button')
      expect(await read(app.page)).toEqual({ ...touched, b: shown('bob', 4, { isNew: true }) })
      expect(app.browserLog.join()).not.toMatch(/pageerror|change in the order of Hooks/)
    },
  )
})
