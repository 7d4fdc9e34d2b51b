import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterEach, expect, it } from 'vitest'
import type { Framework } from '../../src/shared/framework.ts'

/** What Svelte's adapter has in `.svelte` files imports more of the package. */
const FRAMEWORKS: readonly Framework[] = ['react', 'vue', 'solid']

const FILES = {
  'vite.config.js': `import metamon from 'metamon/vite'
export default { plugins: [metamon({ frameworks: ${JSON.stringify(FRAMEWORKS)}, logLevel: 'silent' })] }`,
  'index.html': '<link rel="icon" href="data:," /><p></p><script type="module" src="/src/main.js"></script>',
  'src/main.js': `import { effect, signal } from 'metamon'
import * as react from 'metamon/react'
import * as vue from 'metamon/vue'
import * as solid from 'metamon/solid'
const adapters = { react, vue, solid }
window.names = Object.entries(adapters).map(([name, { island }]) => name + ' ' + typeof island)
const count = signal('count', 0)
effect(() => (document.querySelector('p').textContent = String(count.value)))
`,
}

let app: HotReloadTest
afterEach(() => app.close())

it('serves signals and all adapters as few files', async () => {
  app = await createHotReloadTest({ files: FILES })
  const paths: string[] = []
  app.page.on('request', (request) => void paths.push(new URL(request.url()).pathname))
  await app.page.reload()
  await app.page.waitForFunction(() => document.querySelector('p')?.textContent === '0')
  const names = await app.page.evaluate(() => (window as { names?: string[] }).names)
  expect(names).toEqual(FRAMEWORKS.map((one) => `${one} function`))
  const files = paths.flatMap((path) => /\/dist\/served\/(\w+)\.js$/.exec(path)?.[1] ?? [])
  expect(files.sort()).toEqual(['index', 'react', 'shared', 'solid', 'vue'])
  expect(paths.filter((path) => /\/dist\/src\/runtime\//.test(path))).toEqual([])
})
