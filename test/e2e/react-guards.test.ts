import { createHotReloadTest, type HotReloadTest, type JournalEntry } from 'metamon/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FILES } from './support/react-guards-app.ts'

const IDS = [
  'app-button',
  'first',
  'second',
  'memoized',
  'anonymous',
  'forwarded',
  'classy',
  'effective',
  'waiting',
]

let app: HotReloadTest
let before: Record<string, string | null>
let logged = 0
beforeAll(async () => {
  app = await createHotReloadTest({ files: FILES })
})
afterAll(() => app.close())
beforeEach(async () => {
  for (const [file, text] of Object.entries(FILES)) {
    if ((await app.read(file)) !== text) await app.write(file, text)
  }
  await app.page.goto(app.url)
  await app.page.waitForSelector('#waiting')
  await app.page.evaluate(() => void Object.assign(window, { isMarked: true }))
  await app.page.evaluate(clickAll, IDS)
  before = await read()
  logged = app.browserLog.length
})

/** Clicks the first button once, the second one twice, and so on. */
async function clickAll(ids: readonly string[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    for (let times = 0; times <= index; times += 1) {
      document.getElementById(id)!.click()
      // React renders the click in a microtask of its own.
      await Promise.resolve()
    }
  }
}

const read = () =>
  app.page.evaluate(
    (ids) => ({
      ...Object.fromEntries(ids.map((id) => [id, document.getElementById(id)?.textContent ?? null])),
      bare: document.getElementById('bare')?.textContent ?? null,
      boundary: document.getElementById('boundary')?.textContent ?? null,
    }),
    IDS,
  )

type File = keyof typeof FILES
type Change = (text: string) => string

/** The error overlay is in the way of the mouse until it is dismissed, but not of what a script clicks. */
const click = (id: string): Promise<void> => app.page.dispatchEvent(`#${id}`, 'click')

/** Markup that is only seen where this code is on the page. */
const withMark = (text: string, mark: string): string =>
  text.replaceAll(/<(?=button|p |i )(\w+)/g, `<$1 data-mark="${mark}"`)

const hasMark = (mark: string): Promise<boolean> =>
  app.page.evaluate((name) => document.querySelector(`[data-mark="${name}"]`) !== null, mark)

const messagesOf = ({ diagnostics }: JournalEntry): string => diagnostics.map((one) => one.message).join()

/** Breaks a file, and checks that nothing is to be seen of it. */
async function expectTakenBack(file: File, change: Change, message: string): Promise<void> {
  const broken = await app.edit(file, (text) => change(withMark(text, 'broken')))
  expect(broken).toMatchObject({ outcome: 'rolled-back', reason: 'rollback.render', lost: [] })
  expect(messagesOf(broken)).toContain(message)
  expect(await read()).toEqual(before)
  expect(await hasMark('broken')).toBe(false)
}

/** Uses the app, and checks that the next save of a file is applied with all state kept. */
async function expectMended(file: File): Promise<void> {
  await click('first')
  await click('app-button')
  const touched = { ...before, first: 'plain 3', 'app-button': 'app 2' }
  expect(await read()).toEqual(touched)
  const fixed = await app.write(file, withMark(FILES[file], 'fixed'))
  expect(fixed).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
  expect(await hasMark('fixed')).toBe(true)
  expect(await read()).toEqual(touched)
  await click('first')
  expect(await read()).toEqual({ ...touched, first: 'plain 4' })
  expect(await app.page.evaluate(() => 'isMarked' in window)).toBe(true)
}

/** Nobody but the journal has heard of it. */
const expectQuiet = (): void =>
  expect(app.browserLog.slice(logged).filter((line) => line.startsWith('pageerror'))).toEqual([])

async function expectContained(file: File, from: string, to: string, message: string): Promise<void> {
  await expectTakenBack(file, (text) => text.replaceAll(from, to), message)
  await expectMended(file)
  expectQuiet()
}

describe('a component that throws while an update runs', () => {
  it('is taken back everywhere, also where it does not throw', async () => {
    const to = "(id === 'first' ? (null as never)['on purpose'] : 'new ')"
    await expectContained('src/Plain.tsx', "'plain '", to, 'on purpose')
  })

  it.each(['memoized', 'anonymous', 'forwarded'])('is guarded within its wrapper (%s)', async (name) => {
    await expectContained('src/Wrapped.tsx', `'${name} '`, `(null as never)['${name}']`, name)
  })

  it.each(['memoized', 'anonymous', 'forwarded'])('is guarded when it is created anew (%s)', async (name) => {
    const to = `useState(0) && (null as never)['${name}']`
    await expectContained('src/Wrapped.tsx', `'${name} '`, to, name)
  })

  it('is guarded when it is the root of everything', async () => {
    await expectContained('src/App.tsx', "'app '", "(null as never)['the app']", 'the app')
  })

  it('keeps its old props where new ones make it throw', async () => {
    await expectContained('src/App.tsx', 'word="word"', 'word={null as never}', 'toUpperCase')
  })

  it('keeps them without hooks of its own, too', async () => {
    await expectContained('src/App.tsx', 'given="given"', 'given={null as never}', 'toUpperCase')
  })

  it('keeps them where its last good version cannot do with the new ones', async () => {
    const text = FILES['src/App.tsx'].replace('given="given"', 'given={null as never}')
    const entries = await Promise.all([
      app.write('src/App.tsx', text),
      app.edit('src/Wrapped.tsx', (own) => own.replace('given.to', 'given!.to')),
    ])
    expect(entries.map(({ outcome }) => outcome)).toContain('rolled-back')
    expect(entries.map(messagesOf).join()).toContain('toUpperCase')
    expect(await read()).toEqual(before)
    await expectMended('src/App.tsx')
    expectQuiet()
  })

  it('keeps its state where there is nothing that it could show', async () => {
    await expectContained('src/App.tsx', "{ color: 'red' }", 'null as never', 'color')
  })

  it('is not shown when it has no earlier version', async () => {
    await app.write('src/Fresh.tsx', "export const Fresh = () => <i>{(null as never)['fresh']}</i>")
    const withFresh: Change = (text) =>
      `import { Fresh } from './Fresh'\n${text.replace('<Classy />', '<Classy /><Fresh />')}`
    await expectTakenBack('src/App.tsx', withFresh, 'fresh')
    await app.write('src/Fresh.tsx', 'export const Fresh = () => <i id="fresh">fresh</i>')
    const mended = await app.write('src/App.tsx', withFresh(FILES['src/App.tsx']))
    expect(mended).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
    expect(await app.page.textContent('#fresh')).toBe('fresh')
    expect(await read()).toEqual(before)
    expectQuiet()
  })
})

describe('a class component', () => {
  it('is taken back when it throws', async () => {
    await expectContained('src/Classy.tsx', "'classy '", "(null as never)['classy']", 'classy')
  })

  it('is taken back when it throws after rendering', async () => {
    await expectContained('src/Classy.tsx', "'mounted'", "(null as never)['title']", 'title')
  })

  it('is taken back, and everything with it, when it cannot be constructed', async () => {
    const to = "state = { count: (null as never)['state'] }"
    await expectTakenBack('src/Classy.tsx', (text) => text.replace('state = { count: 0 }', to), 'state')
    await expectMended('src/Classy.tsx')
  })

  it('is replaced when it throws while it goes', async () => {
    const method = (body: string) => (text: string) =>
      text.replace('render() {', `componentWillUnmount() { ${body} }\n  render() {`)
    const added = await app.edit('src/Classy.tsx', method("throw new Error('going')"))
    expect(added).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
    const mended = await app.write('src/Classy.tsx', withMark(FILES['src/Classy.tsx'], 'fixed'))
    expect(mended).toMatchObject({ outcome: 'applied', lost: [] })
    expect(messagesOf(mended)).toContain('going')
    expect(await hasMark('fixed')).toBe(true)
    expect(await read()).toEqual(before)
    expectQuiet()
  })
})

describe('an effect', () => {
  it.each(['passive', 'layout'])('is taken back when it throws (%s)', async (kind) => {
    await expectContained('src/Effective.tsx', `// ${kind}`, `throw new Error('${kind}')`, kind)
  })

  it('is replaced when it throws while it is cleaned up', async () => {
    const added = await app.edit('src/Effective.tsx', (text) =>
      text.replace('// clean', "if (document.title) throw new Error('clean')"),
    )
    expect(added).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
    const mended = await app.write('src/Effective.tsx', withMark(FILES['src/Effective.tsx'], 'fixed'))
    expect(mended).toMatchObject({ outcome: 'applied', lost: [] })
    expect(messagesOf(mended)).toContain('clean')
    expect(await hasMark('fixed')).toBe(true)
    expect(await read()).toEqual(before)
    expectQuiet()
  })
})

describe('what is thrown for other reasons', () => {
  it('stays with the error boundary that has always caught it', async () => {
    expect(before.boundary).toBe('Error: as always')
    const entry = await app.edit('src/Boundary.tsx', (text) =>
      text.replace('id="boundary"', 'id="boundary" title="new"'),
    )
    expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect(await read()).toEqual(before)
  })

  it('suspends a component as ever', async () => {
    const entry = await app.edit('src/Waiting.tsx', (text) =>
      text
        .replace("resolve('waited')", "resolve('again')")
        .replace('const word', 'const [more] = useState(0)\n  const word'),
    )
    expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
    await app.page.waitForFunction(() => document.getElementById('waiting')?.textContent?.endsWith('again'))
    expect(await read()).toEqual({ ...before, waiting: 'waiting 9 again' })
  })
})
