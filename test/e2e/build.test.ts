import { svelte } from '@sveltejs/vite-plugin-svelte'
import react from '@vitejs/plugin-react'
import vue from '@vitejs/plugin-vue'
import metamon, { type MetamonOptions } from 'metamon/vite'
import { launchChromium } from '../../src/testing/browser.ts'
import { build, preview, type InlineConfig, type Rolldown } from 'vite'
import solid from 'vite-plugin-solid'
import { describe, expect, it } from 'vitest'
import { FRAMEWORKS } from '../../src/shared/framework.ts'
import { COMPONENTS, EVERYBODY_ONCE, pingFrom } from './support/fixture.ts'

/** Vitest sets `NODE_ENV` to `test`, which would put the development code of the frameworks into the build. */
process.env.NODE_ENV = 'production'

async function buildApp(config: InlineConfig): Promise<Record<string, string>> {
  const result = await build({ logLevel: 'error', ...config, build: { write: false, ...config.build } })
  const { output } = [result].flat()[0] as Rolldown.RolldownOutput
  return Object.fromEntries(
    output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)]),
  )
}

/** The names of files that are not in both builds, or not the same. */
const differences = (files: Record<string, string>, others: Record<string, string>): string[] =>
  [...new Set([...Object.keys(files), ...Object.keys(others)])].filter((name) => files[name] !== others[name])

/** Words that only hot reload code has: ours, Vite's and the four runtimes'. */
const HOT_WORDS = [
  'import.meta.hot',
  '__metamon_module__',
  'metamon:begin',
  'metamon:settled',
  'metamon.modules',
  'metamon.page',
  'metamon.island-parking',
  'createHotContext',
  'vite:beforeUpdate',
  '$RefreshReg$',
  '__hmrId',
  '_rerender_only',
  '$$refresh',
  'solid-refresh',
]

/** What only concerns hot updates. */
const PRESERVE = [
  'preserveSignals',
  'preserveSubscriptions',
  'preserveComponentState',
  'preserveDomState',
] as const

const SOLID = /\.solid\.tsx$/

/** The official plugins alone. */
const bare = () => [
  solid({ include: SOLID }),
  react({ jsxImportSource: 'react', exclude: [/node_modules/, SOLID] }),
  vue(),
  svelte(),
]

const ours = (options: MetamonOptions = {}) => [
  metamon({ frameworks: [...FRAMEWORKS], jsx: { 'src/react': 'react' }, ...options }),
]

describe('a production build', () => {
  it.each(['test/fixtures/app', 'playground'])('of %s contains no hot reload code', async (root) => {
    const files = await buildApp({ root })
    const code = Object.values(files).join('\n')
    expect(code.length).toBeGreaterThan(100_000)
    expect(HOT_WORDS.filter((word) => code.includes(word))).toEqual([])
  })

  it.each(['test/fixtures/native', 'test/fixtures/unchanged'])(
    'of %s has the same bytes as without the plugin, whatever it is to preserve',
    async (root) => {
      const expected = await buildApp({ root, plugins: bare() })
      expect(Object.keys(expected).length).toBeGreaterThan(2)
      for (const isOn of [true, false]) {
        const options = Object.fromEntries(PRESERVE.map((name) => [name, isOn]))
        const files = await buildApp({ root, plugins: ours(options) })
        expect(differences(files, expected)).toEqual([])
      }
    },
  )

  it('of .mtm components has the same bytes, whatever it is to preserve', async () => {
    const app = { root: 'test/fixtures/app', configFile: false } as const
    const expected = await buildApp({ ...app, plugins: ours() })
    for (const name of PRESERVE) {
      const files = await buildApp({ ...app, plugins: ours({ [name]: false }) })
      expect(differences(files, expected), name).toEqual([])
    }
  })

  it('works: native and .mtm components of four frameworks share signals and events', async () => {
    const outDir = '../../../.metamon-test/build'
    await buildApp({ root: 'test/fixtures/app', build: { write: true, outDir, emptyOutDir: true } })
    const server = await preview({
      root: 'test/fixtures/app',
      build: { outDir },
      preview: { port: 0, host: '127.0.0.1' },
    })
    const browser = await launchChromium()
    try {
      const page = await browser.newPage()
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      await page.goto(server.resolvedUrls!.local[0]!)
      for (const { name } of COMPONENTS) await page.waitForSelector(`[data-name=${name}]`)
      await page.click('[data-name=svelte-card] .total')
      await page.waitForFunction(() =>
        [...document.querySelectorAll('.total')].every((node) => node.textContent?.trim() === '1'),
      )
      for (const { name } of COMPONENTS) expect(await pingFrom(page, name)).toEqual(EVERYBODY_ONCE)
      expect(errors).toEqual([])
    } finally {
      await browser.close()
      await server.close()
    }
  })
})
