import { createHotReloadTest } from 'metamon/testing'
import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => void vi.unstubAllEnvs())

/** Stands for the official plugin, with a compiler that counts. */
function createSvelte() {
  const compileSvelte = vi.fn(async () => {})
  const plugin = {
    name: 'vite-plugin-svelte:config',
    api: { idParser: (id: string) => id, compileSvelte },
    transform: (code: string, id: string) =>
      id.endsWith('.svelte') ? `${code}\nimport.meta.hot.accept()` : undefined,
  }
  return { compileSvelte, plugin }
}

it('has compilers practise once a page is there, which edits do not notice', async () => {
  vi.stubEnv('CI', 'false')
  const { compileSvelte, plugin } = createSvelte()
  const view = (edit: number) => `document.querySelector('p').textContent = 'edit ${edit}'`
  await using app = await createHotReloadTest({
    files: {
      'vite.config.js': `import metamon from 'metamon/vite'\nexport default { plugins: [metamon({ logLevel: 'silent' })] }`,
      'index.html':
        '<link rel="icon" href="data:," /><body><p></p><script type="module" src="/src/View.svelte"></script></body>',
      'src/View.svelte': view(0),
    },
    vite: { plugins: [plugin] },
  })
  const hasPractised = (times: number) =>
    vi.waitFor(() => expect(compileSvelte.mock.calls.length).toBeGreaterThan(times), { timeout: 10_000 })
  await hasPractised(3)
  const entry = await app.edit('src/View.svelte', () => view(1))
  expect(entry.outcome).toBe('applied')
  expect(await app.page.textContent('p')).toBe('edit 1')
  await hasPractised(compileSvelte.mock.calls.length)
})
