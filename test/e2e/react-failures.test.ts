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
const touch = (): Promise<void> =>
  app.page.evaluate(async () => {
    const [a, b] = ['#a button', '#b button']
    for (const selector of [a, a, b, b, b, '#parent']) {
      document.querySelector<HTMLElement>(selector!)!.click()
      // React renders the click in a microtask of its own.
      await Promise.resolve()
    }
    Object.assign(window, { isMarked: true })
    for (const node of document.querySelectorAll('section')) {
      Object.assign(node, { isMarked: true })
      node.querySelector('input')!.value = node.id
    }
  })

/** The error overlay is in the way of the mouse until it is dismissed, but not of what a script clicks. */
const click = (selector: string): Promise<void> => app.page.dispatchEvent(selector, 'click')

const read = () =>
  app.page.evaluate(() => ({
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
  `${name} ${count} thing util ${count} ${!isNew} ${name === 'ann' ? 'a' : 'b'}`

const throwing = (what = "''") =>
  `if (String(${what}) !== 'no') throw new Error('on purpose')\n  const broken = 1`

type File = keyof typeof FILES
type Break = readonly [what: string, file: File, from: string, to: string]

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

const isUpdated = (file: File): Promise<boolean> =>
  app.page.evaluate((name) => document.querySelector(`[data-fixed="${name}"]`) !== null, file)

/** What the fix of a file brings besides, so that it is seen on the page. */
const NEW_CODE: Partial<Record<File, readonly [from: string, to: string]>> = {
  'src/App.tsx': ['<main', '<main data-fixed="src/App.tsx"'],
  'src/Child.tsx': ['<section', '<section data-fixed="src/Child.tsx"'],
  'src/use-thing.ts': ['return thing', "document.body.dataset.fixed = 'src/use-thing.ts'\n  return thing"],
  'src/util.ts': ["=> 'util'", "=> (document.body.dataset.fixed = 'src/util.ts', 'util')"],
}

async function breakFile(file: File, change: (text: string) => string): Promise<void> {
  const broken = await app.edit(file, change)
  expect(broken).toMatchObject({ outcome: 'rolled-back', reason: 'rollback.render', lost: [] })
  expect(broken.diagnostics.map(({ message }) => message).join()).toMatch(/on purpose|Cannot (?:read|destr)/)
}

async function fixFile(file: File): Promise<void> {
  expect(await isUpdated(file)).toBe(false)
  const fixed = await app.write(file, FILES[file].replace(...NEW_CODE[file]!))
  expect(fixed).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
  expect(await isUpdated(file)).toBe(true)
}

async function expectQuiet(): Promise<void> {
  expect(await app.page.evaluate(() => 'isMarked' in window)).toBe(true)
  expect(app.browserLog.join()).not.toMatch(/pageerror|change in the order of Hooks/)
}

describe.each([
  ['', 'a page'],
  ['?strict', 'a page in strict mode'],
])('%s on %s', (query) => {
  beforeEach(async () => {
    for (const [file, text] of Object.entries(FILES))
      if ((await app.read(file)) !== text) await app.write(file, text)
    await app.page.goto(app.url + query)
    await app.page.waitForSelector('#b')
    await touch()
    expect(await read()).toEqual({ parent: '1', a: shown('ann', 2), b: shown('bob', 3) })
  })

  it.each(IN_PLACE)(
    'goes on with the last good version of a component that throws %s',
    async (_, file, from, to) => {
      await breakFile(file, (text) => text.replace(from, to))
      expect(await read()).toEqual({ parent: '1', a: shown('ann', 2), b: shown('bob', 3) })
      await click('#a button')
      await click('#parent')
      expect(await read()).toEqual({ parent: '2', a: shown('ann', 3), b: shown('bob', 3) })

      await fixFile(file)
      expect(await read()).toEqual({ parent: '2', a: shown('ann', 3), b: shown('bob', 3) })
      await click('#b button')
      expect(await read()).toEqual({ parent: '2', a: shown('ann', 3), b: shown('bob', 4) })
      await expectQuiet()
    },
  )

  it.each(ANEW)(
    'goes on with its state when React has to create it anew, when it throws %s',
    async (_, file, from, to) => {
      await breakFile(file, (text) => text.replace(from, to))
      const ann = (count: number) => shown('ann', count, { isNew: true })
      const bob = (count: number) => shown('bob', count, { isNew: true })
      expect(await read()).toEqual({ parent: '1', a: ann(2), b: bob(3) })
      await click('#a button')
      await click('#parent')
      expect(await read()).toEqual({ parent: '2', a: ann(3), b: bob(3) })

      await fixFile(file)
      expect(await read()).toEqual({ parent: '2', a: ann(3), b: bob(3) })
      await click('#b button')
      expect(await read()).toEqual({ parent: '2', a: ann(3), b: bob(4) })
      await expectQuiet()
    },
  )

  it.each([IN_PLACE[0]!, ANEW[0]!])(
    'goes on however often it is broken before it is fixed, when it throws %s',
    async (_, file, from, to) => {
      const counts = async () => Object.values(await read()).map((text) => /\d+/.exec(text!)![0])
      for (const time of [1, 2, 3]) {
        await breakFile(file, () => `${FILES[file].replace(from, to)}\nexport const time = ${time}`)
        await click('#a button')
        expect(await counts()).toEqual(['1', `${2 + time}`, '3'])
      }
      await fixFile(file)
      await click('#b button')
      expect(await counts()).toEqual(['1', '5', '4'])
      await expectQuiet()
    },
  )

  it('takes the parent back when it makes a child throw that nobody has edited', async () => {
    await breakFile('src/App.tsx', (text) =>
      text.replace("user={{ name: 'bob' }}", 'user={null as never}').replace('<main', '<main data-new=""'),
    )
    expect(await read()).toEqual({ parent: '1', a: shown('ann', 2), b: shown('bob', 3) })
    expect(await app.page.$$('[data-new]')).toEqual([])
    await click('#parent')
    await click('#b button')
    expect(await read()).toEqual({ parent: '2', a: shown('ann', 2), b: shown('bob', 4) })
    await fixFile('src/App.tsx')
    expect(await read()).toEqual({ parent: '2', a: shown('ann', 2), b: shown('bob', 4) })
    await expectQuiet()
  })
})
