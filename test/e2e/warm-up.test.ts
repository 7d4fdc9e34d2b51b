import { createHotReloadTest } from 'metamon/testing'
import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => void vi.unstubAllEnvs())

/** Stands for the official plugin, with a compiler that counts. */
function createSvelte() {
  const compiled: string[] = []
  const plugin = {
    name: 'vite-plugin-svelte:config',
    api: {
      options: {},
      idParser: (id: string) => id,
      compileSvelte: async (_: unknown, code: string) => void compiled.push(code),
    },
    transform: (code: string, id: string) =>
      id.endsWith('.svelte') ? `${code}\nimport.meta.hot.accept()` : undefined,
  }
  return { compiled, plugin }
}

it('has compilers practise with what a page has loaded, which edits do not notice', async () => {
  vi.stubEnv('CI', '')
  const { compiled, plugin } = createSvelte()
  const view = (edit: number) => `document.querySelector('p').textContent = 'edit ${edit}'`
  await using app = await createHotReloadTest({
    files: {
      'vite.config.js': `import metamon from 'metamon/vite'\nexport default { plugins: [metamon({ logLevel: 'silent' })] }`,
      'index.html':
        '<link rel="icon" href="data:," /><body><p></p><script type="module" src="/src/View.svelte"></script></body>',
      'src/View.svelte': view(0),
      'src/Unused.svelte': view(9),
    },
    vite: { plugins: [plugin] },
  })
  await vi.waitFor(() => expect(compiled.length).toBeGreaterThan(3), { timeout: 10_000 })
  const entry = await app.edit('src/View.svelte', () => view(1))
  expect(entry.outcome).toBe('applied')
  expect(await app.page.textContent('p')).toBe('edit 1')
  await vi.waitFor(() => expect(new Set(compiled)).toEqual(new Set([view(0), view(1)])), { timeout: 10_000 })
})
