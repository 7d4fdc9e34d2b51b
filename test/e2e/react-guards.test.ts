import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
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
  await app.page.evaluate(clickAll, IDS)
  before = await read()
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

/** Breaks a file, checks that nothing is to be seen of it, and that it can be mended. */
async function expectContained(file: keyof typeof FILES, from: string, to: string, message: string) {
  const broken = await app.edit(file, (text) => text.replaceAll(from, to))
  expect(broken.diagnostics.map((one) => one.message).join()).toContain(message)
  expect(await read()).toEqual(before)
  await app.page.click('#first')
  await app.page.click('#app-button')
  const fixed = await app.write(file, FILES[file])
  expect(fixed.diagnostics).toEqual([])
  expect(await read()).toEqual({ ...before, first: 'plain 3', 'app-button': 'app 2' })
  return broken
}

describe('a component that throws while an update runs', () => {
  it('keeps its old version only where it throws', async () => {
    await app.edit('src/Plain.tsx', (text) =>
      text.replace("'plain '", "(id === 'first' ? (null as never)['on purpose'] : 'new ')"),
    )
    expect(await read()).toEqual({ ...before, second: 'new 3' })
    await app.page.click('#first')
    await app.page.click('#second')
    expect(await read()).toEqual({ ...before, first: 'plain 3', second: 'new 4' })
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
    const edits = [
      app.write('src/App.tsx', text),
      app.edit('src/Wrapped.tsx', (own) => own.replace('given.to', 'given!.to')),
    ]
    const messages = (await Promise.all(edits)).flatMap((entry) =>
      entry.diagnostics.map((one) => one.message),
    )
    expect(messages.join()).toContain('toUpperCase')
    expect(await read()).toEqual(before)
  })

  it('keeps its state where there is nothing that it could show', async () => {
    const broken = await app.edit('src/App.tsx', (text) => text.replace("{ color: 'red' }", 'null as never'))
    expect(broken.diagnostics.map((one) => one.message).join()).toContain('color')
    expect(await read()).toEqual({ ...before, first: null, second: null })
    await app.write('src/App.tsx', FILES['src/App.tsx'])
    expect(await read()).toEqual(before)
  })

  it('shows nothing when it has no earlier version', async () => {
    await app.write('src/Fresh.tsx', "export const Fresh = () => <i>{(null as never)['fresh']}</i>")
    const broken = await app.edit(
      'src/App.tsx',
      (text) => `import { Fresh } from './Fresh'\n${text.replace('<Classy />', '<Classy /><Fresh />')}`,
    )
    expect(broken.diagnostics.map((one) => one.message).join()).toContain('fresh')
    expect(await read()).toEqual(before)
  })
})

describe('a class component', () => {
  it('shows what its last good version would, when it throws', async () => {
    const broken = await app.edit('src/Classy.tsx', (text) =>
      text.replace("'classy '", "(null as never)['classy']"),
    )
    expect(broken.diagnostics.map((one) => one.message).join()).toContain('classy')
    expect(await read()).toEqual(before)
    await app.write('src/Classy.tsx', FILES['src/Classy.tsx'])
    expect(await read()).toEqual(before)
  })

  it('is guarded when it throws after rendering', async () => {
    await expectContained('src/Classy.tsx', "'mounted'", "(null as never)['title']", 'title')
  })
})

describe('an effect', () => {
  it.each(['passive', 'layout'])('that throws is reported and disturbs nobody (%s)', async (kind) => {
    await expectContained('src/Effective.tsx', `// ${kind}`, `throw new Error('${kind}')`, kind)
  })

  it('that throws while it is cleaned up disturbs nobody', async () => {
    await app.edit('src/Effective.tsx', (text) =>
      text.replace('// clean', "if (document.title) throw new Error('clean')"),
    )
    const next = await app.edit('src/Effective.tsx', (text) =>
      text.replace("if (document.title) throw new Error('clean')", ''),
    )
    expect(next.diagnostics.map((one) => one.message).join()).toContain('clean')
    expect(await read()).toEqual(before)
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
