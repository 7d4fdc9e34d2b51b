import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FRAMEWORKS, type Framework } from '../../src/shared/framework.ts'
import { configText, PAGE } from './support/app.ts'
import { domApp, FORM_FILES } from './support/dom-app.ts'

/** An edit after which no framework keeps state by itself. */
const ADDED_STATE: Record<Framework, readonly [string, string]> = {
  react: ['const [count', 'const [added] = useState(9)\n  void added\n  const [count'],
  vue: ['const count', 'const added = ref(9)\nvoid added\nconst count'],
  svelte: ['let count', 'let added = $state(9)\nvoid added\nlet count'],
  solid: ['const [count', 'const [added] = createSignal(9)\n  void added\n  const [count'],
}

describe.each([
  [{ preserveComponentState: false }, { count: '0', typed: 'typed' }],
  [{ preserveDomState: false }, { count: '1', typed: '' }],
])('with %j', (options, expected) => {
  let app: HotReloadTest
  beforeAll(async () => {
    app = await createHotReloadTest({ files: domApp(options) })
    for (const framework of FRAMEWORKS) await app.page.waitForSelector(`#${framework} section`)
  })
  afterAll(() => app.close())

  it.each(FRAMEWORKS)('only that is given up, in %s', async (framework) => {
    const at = (selector: string) => app.page.locator(`#${framework} ${selector}`)
    await at('button').click()
    await at('.text').fill('typed')
    // Of a kind that is made anew by every framework.
    const entry = await app.edit(FORM_FILES[framework], (text) =>
      text.replace(...ADDED_STATE[framework]).replaceAll(/(<\/?)section>/g, '$1article>'),
    )
    expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
    await app.page.waitForSelector(`#${framework} article`)
    expect({ count: await at('button').textContent(), typed: await at('.text').inputValue() }).toEqual(
      expected,
    )
  })
})

const startPlain = (options: object): Promise<HotReloadTest> =>
  createHotReloadTest({
    files: {
      'vite.config.ts': configText(JSON.stringify(options)),
      'index.html': PAGE,
      'src/main.ts': `import { emit, signal } from 'metamon'
import './store'
signal('total', 0).value = 5
Object.assign(window, { read() {
  window.answers = 0
  emit('ping', undefined)
  return { total: signal('total', 0).value, answers: window.answers }
} })`,
      'src/store.ts': `import { on, signal } from 'metamon'
signal('total', 0)
on('ping', () => { window.answers += 1 })
import.meta.hot?.accept()
`,
    },
  })

describe('a module that is evaluated again', () => {
  it.each([
    [{}, { total: 5, answers: 1 }],
    [{ preserveSignals: false }, { total: 0, answers: 1 }],
    [{ preserveSubscriptions: false }, { total: 5, answers: 2 }],
  ])('with %j', async (options, expected) => {
    await using app = await startPlain(options)
    const read = () => app.page.evaluate(() => (window as unknown as { read(): unknown }).read())
    await app.page.waitForFunction(() => 'read' in window)
    expect(await read()).toEqual({ total: 5, answers: 1 })
    const entry = await app.edit('src/store.ts', (text) => `${text}void 0\n`)
    expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect(await read()).toEqual(expected)
  })
})
