import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { configText, PAGE } from './support/app.ts'

const FILES = {
  'index.html': PAGE.replace('main.ts', 'main.tsx'),
  'vite.config.ts': configText("{ frameworks: ['react'] }"),
  'src/main.tsx': `import { createRoot } from 'react-dom/client'
import App from './App'
createRoot(document.getElementById('app')!).render(<App />)
const openRoot = () => {
  const root = createRoot(document.createElement('div'))
  root.render('more')
  return root
}
Object.assign(window, { openRoot })`,
  'src/App.tsx': `import { useState } from 'react'
import { Row } from './Row'
export default function App() {
  const [rows, setRows] = useState(['r1', 'r2', 'r3'])
  return (
    <main>
      <button id="shuffle" onClick={() => setRows([...rows.slice(1), rows[0]!])}>shuffle</button>
      <ul>{rows.map((row) => <li key={row}><Row id={row} /></li>)}</ul>
    </main>
  )
}`,
  'src/Row.tsx': `import { startTransition, useActionState, useEffect, useReducer, useRef, useState } from 'react'
import { useBoth } from './use-both'
export function Row({ id }: { id: string }) {
  // first
  const [count, setCount] = useState(0)
  /* @metamon-reset */
  const [fresh, setFresh] = useState(0)
  const [total, add] = useReducer((sum: number, by: number) => sum + by, 1, (start) => start * 10)
  const [sent, send] = useActionState((sum: number) => sum + 1, 0)
  const both = useBoth()
  const cache = useRef(new Map([['key', 0]]))
  const timer = useRef<number>(null)
  const nodes = useRef<Record<string, unknown>>({})
  const [late, setLate] = useState('early')
  useEffect(() => {
    if (late === 'early') setLate('later')
    if (late === 'later') setLate('latest')
  })
  const click = () => {
    setCount(count + 1)
    setFresh(fresh + 1)
    add(5)
    startTransition(() => send())
    both.setBoth()
    cache.current.set('key', cache.current.get('key')! + 1)
    timer.current = 1
    nodes.current['node'] = document.body
  }
  const values = [count, fresh, total, sent, both.text, cache.current.get('key'), timer.current, Object.keys(nodes.current).length, late]
  return <button id={id} onClick={click}>{values.join(' ')}</button>
}`,
  'src/use-both.ts': `import { useOne } from './use-one'
export function useBoth() {
  const first = useOne()
  const second = useOne()
  return { text: first.one + ',' + second.one, setBoth: () => (first.setOne(first.one + 1), second.setOne(second.one + 2)) }
}`,
  'src/use-one.ts': `import * as React from 'react'
export const useOne = () => {
  const [one, setOne] = React.useState(0)
  return { one, setOne }
}`,
}

const IDS = ['r1', 'r2', 'r3']
let app: HotReloadTest
beforeAll(async () => {
  app = await createHotReloadTest({ files: FILES })
})
afterAll(() => app.close())
beforeEach(async () => {
  for (const [file, text] of Object.entries(FILES))
    if ((await app.read(file)) !== text) await app.write(file, text)
  await app.page.goto(app.url)
  await app.page.waitForSelector('#r3')
})

const read = () =>
  app.page.evaluate(
    (ids) => Object.fromEntries(ids.map((id) => [id, document.getElementById(id)!.textContent])),
    IDS,
  )
const order = () =>
  app.page.evaluate(() => [...document.querySelectorAll('li')].map((row) => row.textContent!.split(' ')[0]))

/** Clicks the rows once, twice and three times. */
async function touch(): Promise<void> {
  for (const [index, id] of IDS.entries())
    for (let times = 0; times <= index; times += 1) await app.page.click(`#${id}`)
  // Actions are asynchronous.
  await app.page.waitForFunction(() => document.getElementById('r3')!.textContent.startsWith('3 3 25 3'))
}

const row = (count: number, { isAnew }: { readonly isAnew: boolean }) =>
  [
    count,
    isAnew ? 0 : count,
    10 + 5 * count,
    count,
    `${count},${2 * count}`,
    count,
    isAnew ? '' : 1,
    isAnew ? 0 : 1,
    'latest',
  ].join(' ')
const rows = (options: { readonly isAnew: boolean }) =>
  Object.fromEntries(IDS.map((id, index) => [id, row(index + 1, options)]))

describe('an instance that is created anew', () => {
  it('gets the state of every hook back, but neither handles nor what asks for a reset', async () => {
    await touch()
    expect(await read()).toEqual(rows({ isAnew: false }))
    const entry = await app.edit('src/Row.tsx', (text) =>
      text.replace('// first', 'const [extra] = useState(0)'),
    )
    expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect(await read()).toEqual(rows({ isAnew: true }))
  })

  it('gets it back when a hook within its custom hook has changed', async () => {
    await touch()
    await app.edit('src/use-one.ts', (text) => text.replace('return {', 'React.useState(1)\n  return {'))
    expect(await read()).toEqual(rows({ isAnew: true }))
    expect(app.browserLog.join()).not.toContain('pageerror')
  })

  it('gets it back where it has been moved to by its key', async () => {
    await touch()
    await app.page.click('#shuffle')
    expect(await order()).toEqual(['2', '3', '1'])
    await app.edit('src/App.tsx', (text) =>
      text.replace('return (', 'const [more] = useState(0)\n  return ('),
    )
    expect(await order()).toEqual(['2', '3', '1'])
    expect(await read()).toEqual(rows({ isAnew: true }))
  })

  it('gets it back over many updates in a row', async () => {
    await touch()
    for (let time = 0; time < 4; time += 1)
      await app.edit('src/Row.tsx', (text) =>
        text.replace('// first', `// first\n  const [extra${time}] = useState(0)`),
      )
    expect(await read()).toEqual(rows({ isAnew: true }))
  })
})

describe('a changed initial value', () => {
  it('is taken where nobody has touched the state, each time', async () => {
    await app.page.click('#r1')
    const counts = async () => Object.values(await read()).map((text) => text!.split(' ')[0])
    for (const value of [5, 7]) {
      await app.edit('src/Row.tsx', (text) =>
        text.replace(/setCount\] = useState\(\d\)/, `setCount] = useState(${value})`),
      )
      expect(await counts()).toEqual(['1', `${value}`, `${value}`])
      await app.edit('src/Row.tsx', (text) => text.replace('// first', '// first\n  useRef(0)'))
      expect(await counts()).toEqual(['1', `${value}`, `${value}`])
    }
  })
})

describe('a settled update', () => {
  it('has run the effects, and what they have set is on the page', async () => {
    await app.page.waitForFunction(() => document.body.textContent.includes('latest'))
    const entry = await app.edit('src/Row.tsx', (text) =>
      text.replace("'early'", "'anew'").replaceAll("=== 'early'", "=== 'anew'"),
    )
    expect(entry.outcome).toBe('applied')
    const second = await app.edit('src/Row.tsx', (text) =>
      text.replace("'latest'", "'latest of all'").replaceAll("=== 'later'", "!== 'latest of all'"),
    )
    expect(second.outcome).toBe('applied')
    expect(Object.values(await read()).every((text) => text!.endsWith('latest of all'))).toBe(true)
  })
})

describe('a root', () => {
  it('is forgotten when it is unmounted', async () => {
    const count = () =>
      app.page.evaluate(() => {
        const page = Reflect.get(globalThis, Symbol.for('metamon.react')) as { roots: { list(): unknown[] } }
        return page.roots.list().length
      })
    const root = await app.page.evaluateHandle(() =>
      (window as unknown as { openRoot(): { unmount(): void } }).openRoot(),
    )
    await expect.poll(count).toBe(2)
    await root.evaluate((one) => one.unmount())
    await expect.poll(count).toBe(1)
  })
})
