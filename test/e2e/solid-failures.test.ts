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
import Card, { unit } from './Card'
import { Safe } from './Safe'

export default function App() {
  const [clicks, setClicks] = createSignal(0)
  return (
    <main>
      <h1 title={unit.trim()} onClick={() => setClicks(clicks() + 1)}>app {clicks()}</h1>
      <Card id="a" total={clicks()} />
      <Card id="b" total={clicks()} />
      <ErrorBoundary fallback={<em>boundary</em>}><Safe /><u>beside</u></ErrorBoundary>
    </main>
  )
}
`,
  'src/Card.tsx': `import { createEffect, createMemo, createSignal, onMount } from 'solid-js'
import { createMutable, createStore } from 'solid-js/store'
import { label } from './label'

export const unit = 'unit-0'
export default function Card(props: { id: string; total: number }) {
  const note = 'note'
  const [count, setCount] = createSignal(0)
  const [form, setForm] = createStore({ list: [0] })
  const box = createMutable({ size: 0 })
  const add = () => { setCount(count() + 1); setForm('list', (list) => [...list, 1]); box.size += 1 }
  const double = createMemo(() => count() * 2)
  onMount(() => {})
  createEffect(() => count())
  return (
    <section id={props.id}>
      <b>{note}</b> <i>{label()}</i>
      <button onClick={add}>{count()}</button>
      <output>{double()} {props.total}</output> <s>{form.list.join('')} {box.size}</s>
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
    Object.assign(window, { isMarked: true })
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

/** Clicks in the page itself: an error overlay may be in front of it. Solid shows at once what a click does. */
const click = (...selectors: readonly string[]): Promise<void> =>
  app.page.evaluate((all) => {
    for (const one of all) document.querySelector<HTMLElement>(one)!.click()
  }, selectors)

beforeEach(async () => {
  await click('h1', '#a button', '#a button', '#b button', '#safe')
  before = await main()
  seen = app.browserLog.length
})

const everythingIsAlive = async () => {
  const clicks = Number(/app (\d+)/.exec(await main())![1])
  await click('h1')
  expect(await main()).toContain(`app ${clicks + 1}`)
  expect(await app.page.textContent('#a output')).toMatch(new RegExp(` ${clicks + 1}$`))
  for (const id of ['a', 'b']) {
    const count = Number(await app.page.textContent(`#${id} button`))
    await click(`#${id} button`)
    expect(await app.page.textContent(`#${id} button`)).toBe(String(count + 1))
    expect(await app.page.textContent(`#${id} output`)).toMatch(new RegExp(`^${(count + 1) * 2} `))
  }
}

/** Text that is only seen where the broken code is shown. */
const withNewText = (code: string): string => code.replace(/<b>|beside|safe (?=\{)/, '$&new ')

let fixCount = 0

/** What the fix of a file brings besides, so that it is seen on the page. */
const fixedText = (file: keyof typeof FILES): string => {
  const mark = String(++fixCount)
  return FILES[file]
    .replace(/<(?:main|section|p)\b/, `$& data-fix="${mark}"`)
    .replace("'label'", `(document.body.dataset.fix = '${mark}', 'label')`)
}

/** Everything goes on with the fix, and with the state that it has by then. */
async function fix(file: keyof typeof FILES): Promise<void> {
  const kept = await main()
  const fixed = await app.write(file, fixedText(file))
  expect(fixed).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
  expect(await app.page.$$(`[data-fix="${fixCount}"]`)).not.toEqual([])
  expect(await app.page.evaluate(() => 'isMarked' in window)).toBe(true)
  expect(await main()).toBe(kept)
  expect(errorsLogged()).toEqual([])
  await everythingIsAlive()
}

const BOOM = "(() => { throw new Error('boom') })()"

describe('a Solid component that throws in an update', () => {
  it.each<[string, keyof typeof FILES, string, string]>([
    ['in its script', 'src/Card.tsx', "const note = 'note'", `const note = ${BOOM}`],
    [
      'at the end of its script, when it has changed state',
      'src/Card.tsx',
      'return (',
      `setCount(77); setForm('list', 0, 77); setForm('list', [7]); box.size = 77; ${BOOM}\n  return (`,
    ],
    ['in its markup', 'src/Card.tsx', '{note}', `{${BOOM}}`],
    ['in markup without values', 'src/Card.tsx', '<b>{note}</b>', `<b ref={() => ${BOOM}}>{note}</b>`],
    ['in a list', 'src/Card.tsx', '<li>{name}</li>', `<li>{${BOOM}}</li>`],
    ['in a memo', 'src/Card.tsx', '() => count() * 2', `() => count() * ${BOOM}`],
    ['when it is mounted', 'src/Card.tsx', 'onMount(() => {})', `onMount(() => ${BOOM})`],
    ['in an effect', 'src/Card.tsx', 'createEffect(() => count())', `createEffect(() => count() + ${BOOM})`],
    [
      'in one of two instances',
      'src/Card.tsx',
      "const note = 'note'",
      `const note = props.id === 'a' ? 'note' : ${BOOM}`,
    ],
    [
      'in an effect of one of two instances',
      'src/Card.tsx',
      'onMount(() => {})',
      `onMount(() => props.id === 'b' ? ${BOOM} : 1)`,
    ],
    ['because of a util module', 'src/label.ts', "'label'", BOOM],
    [
      'because of what its parent hands over',
      'src/App.tsx',
      'id="b" total={clicks()}',
      `id="b" total={${BOOM}}`,
    ],
    ['within a boundary of the app', 'src/Safe.tsx', 'const [count', `${BOOM}\n  const [count`],
  ])('%s shows its last good version, and takes the fix', async (_, file, from, to) => {
    const broken = await app.edit(file, (code) => withNewText(code.replace(from, to)))
    expect(broken).toMatchObject({ outcome: 'rolled-back', reason: 'rollback.render', lost: [] })
    expect(broken.diagnostics.map(({ message }) => message).join()).toContain('boom')
    expect(await app.page.evaluate(() => Reflect.get(window, 'failed'))).toBe(
      file === 'src/Safe.tsx' ? 'src/Safe.tsx:Safe' : 'src/Card.tsx:Card',
    )
    expect(await main()).toBe(before)
    expect(errorsLogged()).toEqual([])
    await everythingIsAlive()
    await fix(file)
  })

  it.each([
    ['itself', `'unit-1'`, `{${BOOM}}`],
    ['what imports it', `{} as string`, '{note}'],
  ])('takes back what it exports besides, when this breaks %s', async (_, unit, note) => {
    const broken = await app.edit('src/Card.tsx', (code) =>
      withNewText(code).replace(`'unit-0'`, unit).replace('{note}', note),
    )
    expect(broken).toMatchObject({ outcome: 'rolled-back', reason: 'rollback.render', lost: [] })
    expect(await app.page.getAttribute('h1', 'title')).toBe('unit-0')
    expect(await main()).toBe(before)
    expect(errorsLogged()).toEqual([])
    await everythingIsAlive()
    await fix('src/Card.tsx')

    const applied = await app.edit('src/Card.tsx', (code) => code.replace('unit-0', 'unit-1'))
    expect(applied).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect(await app.page.getAttribute('h1', 'title')).toBe('unit-1')
    await fix('src/Card.tsx')
    expect(await app.page.getAttribute('h1', 'title')).toBe('unit-0')
  })
})

describe('a Solid module that throws while it is evaluated', () => {
  it('leaves the page as it is, and takes the fix', async () => {
    const broken = await app.edit('src/Card.tsx', (code) => `${code}\nthrow new Error('boom')\n`)
    expect(broken).toMatchObject({ outcome: 'aborted', reason: 'aborted.evaluate' })
    expect(await main()).toBe(before)
    await everythingIsAlive()
    await fix('src/Card.tsx')
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
    await click('#a button')
    await expect.poll(errorsLogged).toEqual(['pageerror late'])
  })

  it("reaches the app's own boundary, as without an update", async () => {
    await app.edit('src/Safe.tsx', explode)
    await app.edit('src/Safe.tsx', (code) => code.replace('count() + 1', 'count() + 100'))
    await click('#safe')
    expect(await app.page.textContent('em')).toBe('boundary')
    expect(await app.page.$$('u')).toHaveLength(0)
  })
})
