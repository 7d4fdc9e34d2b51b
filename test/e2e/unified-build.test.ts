import { launchChromium } from '../../src/testing/browser.ts'
import { build, preview, type Rolldown } from 'vite'
import { expect, it } from 'vitest'
import { clickCard, LABELS, readCards } from './support/unified.ts'

/** Vitest sets `NODE_ENV` to `test`, which would put the development code of the frameworks into the build. */
process.env.NODE_ENV = 'production'

const ROOT = 'test/fixtures/unified'
const OUT = '../../../.metamon-test/unified-build'

/** Words that only hot reload code has. */
const HOT_WORDS = [
  'import.meta.hot',
  '__metamon',
  'm$place',
  'metamon.scope-places',
  'metamon.dev',
  'createHotContext',
]

async function buildFixture(base: string): Promise<readonly (readonly [name: string, text: string])[]> {
  const outDir = `${OUT}${base.replaceAll('/', '-')}`
  const result = await build({ root: ROOT, base, logLevel: 'error', build: { outDir, emptyOutDir: true } })
  const { output } = [result].flat()[0] as Rolldown.RolldownOutput
  return output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)])
}

it('holds no hot reload code, and one style sheet with the styles of each file once', async () => {
  const files = await buildFixture('/')
  const code = files.map(([, text]) => text).join('\n')
  expect(HOT_WORDS.filter((word) => code.includes(word))).toEqual([])
  const sheets = files.filter(([name]) => name.endsWith('.css'))
  expect(sheets).toHaveLength(1)
  expect(sheets[0]![1].match(/\.card\[data-m-[\da-f]+\]/g)).toHaveLength(4)
})

it.each(['/', '/some/base/'])('works under %s, with all targets in all parents', async (base) => {
  await buildFixture(base)
  const outDir = `${OUT}${base.replaceAll('/', '-')}`
  const server = await preview({
    root: ROOT,
    base,
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  })
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(server.resolvedUrls!.local[0]!)
    for (const label of LABELS) await page.waitForSelector(`[data-card=${label}]`)
    for (const label of LABELS) await clickCard(page, label)
    await page.waitForFunction(
      (total) => [...document.querySelectorAll('[data-card] i')].every((node) => node.textContent === total),
      String(LABELS.length),
    )
    const cards = await readCards(page)
    for (const label of LABELS)
      expect(cards[label]).toMatchObject({ count: '1/2', items: ['a', 'b'], style: 'style-0' })
    expect(errors).toEqual([])
  } finally {
    await browser.close()
    await server.close()
  }
})
