import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { configText, PAGE } from './support/app.ts'

const FILES = {
  'vite.config.ts': configText(`{ frameworks: ['solid'] }`),
  'index.html': PAGE,
  'src/main.ts': `import { createComponent, render } from 'solid-js/web'
import App from './App'
render(() => createComponent(App, {}), document.querySelector('#app')!)
`,
  'src/App.tsx': `import { createSignal, ErrorBoundary } from 'solid-js'
import Card from './Card'
import { Safe } from './Safe'

export default function App() {
  const [clicks, setClicks] = createSignal(0)
  return (
    <main>
      <h1 onClick={() => setClicks(clicks() + 1)}>app {clicks()}</h1>
      <Card id="a" total={clicks()} />
      <Card id="b" total={clicks()} />
      <ErrorBoundary fallback={<em>boundary</em>}><Safe /><u>beside</u></ErrorBoundary>
    </main>
  )
}
`,
  'src/Card.tsx': `import { createEffect, createMemo, createSignal, onMount } from 'solid-js'
import { label } from './label'

export default function Card(props: { id: string; total: number }) {
  const note = 'note'
  const [count, setCount] = createSignal(0)
  const double = createMemo(() => count() * 2)
  onMount(() => {})
  createEffect(() => count())
  return (
    <section id={props.id}>
      <b>{note}</b> <i>{label()}</i>
      <button onClick={() => setCount(count() + 1)}>{count()}</button>
      <output>{double()} {props.total}</output>
      <ul>{['x', 'y'].map((name) => <li>{name}</li>)}</ul>
    </section>
  )
}
`,
  'src/Safe.tsx': `import { createSignal } from 'solid-js'

export const Safe = () => {
  const [count, setCount] = createSignal(0)
  return <p id="safe" onClick={() => setCount(count() + 1)}>safe {count()}</p>
}
`,
  'src/label.ts': `export const label = () => 'label'\n`,
}

let app: HotReloadTest

beforeAll(async () => {
  app = await createHotReloadTest({ files: FILES })
  await app.page.waitForSelector('#b')
  await app.page.evaluate(() => {
    const dev = Reflect.get(globalThis, Symbol.for('metamon.dev'))
    const { fail } = dev
    dev.fail = (failure: { component: string }) => {
      Object.assign(window, { failed: failure.component })
      fail(failure)
    }
  })
})
afterAll(() => app.close())

const main = () => app.page.$eval('main', (node) => node.textContent!.replace(/\s+/g, ' '))
const errorsLogged = () => app.browserLog.slice(seen).filter((line) => /^(?:pageerror|error)/.test(line))

/** How much of the log is of earlier tests. */
let seen = 0

/** What the page shows, once everything has been clicked. */
let before: string

beforeEach(async () => {
  for (const selector of ['h1', '#a button', '#a button', '#b button', '#safe'])
    await app.page.click(selector)
  before = await main()
  seen = app.browserLog.length
})

const everythingIsAlive = async () => {
  const clicks = Number(/app (\d+)/.exec(await main())![1])
  await app.page.click('h1')
  expect(await main()).toContain(`app ${clicks + 1}`)
  expect(await app.page.textContent('#a output')).toMatch(new RegExp(` ${clicks + 1}$`))
  for (const id of ['a', 'b']) {
    const count = Number(await app.page.textContent(`#${id} button`))
    await app.page.click(`#${id} button`)
    expect(await app.page.textContent(`#${id} button`)).toBe(String(count + 1))
    expect(await app.page.textContent(`#${id} output`)).toMatch(new RegExp(`^${(count + 1) * 2} `))
  }
}

const BOOM = "(() => { throw new Error('boom') })()"

describe('a Solid component that throws in an update', () => {
  it.each([
    ['in its script', 'src/Card.tsx', "const note = 'note'", `const note = ${BOOM}`, 'src/Card.tsx:Card'],
    ['in its markup', 'src/Card.tsx', '{note}', `{${BOOM}}`, 'src/Card.tsx:Card'],
    [
      'in markup without values',
      'src/Card.tsx',
      '<b>{note}</b>',
      `<b ref={() => ${BOOM}}>{note}</b>`,
      'src/Card.tsx:Card',
    ],
    ['in a list', 'src/Card.tsx', '<li>{name}</li>', `<li>{${BOOM}}</li>`, 'src/Card.tsx:Card'],
    ['in a memo', 'src/Card.tsx', '() => count() * 2', `() => count() * ${BOOM}`, 'src/Card.tsx:Card'],
    [
      'when it is mounted',
      'src/Card.tsx',
      'onMount(() => {})',
      `onMount(() => ${BOOM})`,
      'src/Card.tsx:Card',
    ],
    [
      'in an effect',
      'src/Card.tsx',
      'createEffect(() => count())',
      `createEffect(() => count() + ${BOOM})`,
      'src/Card.tsx:Card',
    ],
    [
      'in one of two instances',
      'src/Card.tsx',
      "const note = 'note'",
      `const note = props.id === 'a' ? 'note' : ${BOOM}`,
      'src/Card.tsx:Card',
    ],
    [
      'in an effect of one of two instances',
      'src/Card.tsx',
      'onMount(() => {})',
      `onMount(() => props.id === 'b' ? ${BOOM} : 1)`,
      'src/Card.tsx:Card',
    ],
    ['because of a util module', 'src/label.ts', "'label'", BOOM, 'src/Card.tsx:Card'],
    [
      'because of what its parent hands over',
      'src/App.tsx',
      'id="b" total={clicks()}',
      `id="b" total={${BOOM}}`,
      'src/Card.tsx:Card',
    ],
    [
      'within a boundary of the app',
      'src/Safe.tsx',
      'const [count',
      `${BOOM}\n  const [count`,
      'src/Safe.tsx:Safe',
    ],
  ])('%s shows its last good version, and takes the fix', async (_, file, from, to, component) => {
    const broken = await app.edit(file, (code) => code.replace(from, to))
    expect(broken.diagnostics.map(({ message }) => message).join()).toContain('boom')
    expect(await app.page.evaluate(() => Reflect.get(window, 'failed'))).toBe(component)
    expect(await main()).toBe(before)
    expect(errorsLogged()).toEqual([])
    await everythingIsAlive()

    const kept = await main()
    const fixed = await app.edit(file, (code) => code.replace(to, from))
    expect(fixed).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect(await main()).toBe(kept)
    expect(errorsLogged()).toEqual([])
    await everythingIsAlive()
  })
})

describe('a Solid module that throws while it is evaluated', () => {
  it('leaves the page as it is, and takes the fix', async () => {
    const broken = await app.edit('src/Card.tsx', (code) => `${code}\nthrow new Error('boom')\n`)
    expect(broken).toMatchObject({ outcome: 'aborted', reason: 'aborted.evaluate' })
    expect(await main()).toBe(before)
    await everythingIsAlive()
    const kept = await main()
    const fixed = await app.edit('src/Card.tsx', (code) => code.replace("\nthrow new Error('boom')\n", ''))
    expect(fixed).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect(await main()).toBe(kept)
    await everythingIsAlive()
  })
})

describe('an error after an update', () => {
  const explode = (code: string) =>
    code.replace(
      'safe {count()}',
      'safe {(() => { if (count() > 99) throw new Error("late"); return count() })()}',
    )

  it('is uncaught where the app has no boundary', async () => {
    await app.edit('src/Card.tsx', (code) =>
      code.replace('{double()} ', '{double() > 5000 ? (() => { throw new Error("late") })() : double()} '),
    )
    await app.edit('src/Card.tsx', (code) => code.replace('count() + 1', 'count() + 10_000'))
    seen = app.browserLog.length
    await app.page.click('#a button')
    await expect.poll(errorsLogged).toEqual(['pageerror late'])
  })

  it("reaches the app's own boundary, as without an update", async () => {
    await app.edit('src/Safe.tsx', explode)
    await app.edit('src/Safe.tsx', (code) => code.replace('count() + 1', 'count() + 100'))
    await app.page.click('#safe')
    expect(await app.page.textContent('em')).toBe('boundary')
    expect(await app.page.$$('u')).toHaveLength(0)
  })
})
