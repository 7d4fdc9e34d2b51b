import { svelte } from '@sveltejs/vite-plugin-svelte'
import react from '@vitejs/plugin-react'
import vue from '@vitejs/plugin-vue'
import metamon from 'metamon/vite'
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

describe('a production build', () => {
  it.each(['test/fixtures/app', 'playground'])('of %s contains no hot reload code', async (root) => {
    const files = await buildApp({ root })
    const code = Object.values(files).join('\n')
    expect(code.length).toBeGreaterThan(100_000)
    expect(HOT_WORDS.filter((word) => code.includes(word))).toEqual([])
  })

  it('has native files in the same bytes as without the plugin', async () => {
    const root = 'test/fixtures/native'
    const SOLID = /\.solid\.tsx$/
    const bare = await buildApp({
      root,
      plugins: [solid({ include: SOLID }), react({ exclude: [/node_modules/, SOLID] }), vue(), svelte()],
    })
    const ours = await buildApp({ root, plugins: [metamon({ frameworks: [...FRAMEWORKS] })] })
    expect(Object.keys(bare).length).toBeGreaterThan(2)
    expect(ours).toEqual(bare)
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
