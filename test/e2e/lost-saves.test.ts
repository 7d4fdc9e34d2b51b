import { writeFileSync } from 'node:fs'
import { createHotReloadTest } from 'metamon/testing'
import { expect, it } from 'vitest'

const store = (version: number) =>
  `document.body.dataset.version = '${version}'\nif (import.meta.hot) import.meta.hot.accept()\n`

it('every one of many quick double saves ends with the newest version on the page', async () => {
  await using app = await createHotReloadTest({
    files: {
      'vite.config.ts': `import metamon from 'metamon/vite'\nexport default { plugins: [metamon()] }`,
      'index.html':
        '<link rel="icon" href="data:," /><body><script type="module" src="/src/store.ts"></script></body>',
      'src/store.ts': store(0),
    },
  })
  for (let version = 1; version < 30; version += 2) {
    await app.write('src/store.ts', store(version))
    writeFileSync(app.path('src/store.ts'), store(version + 1))
    await app.page.waitForFunction((newest) => document.body.dataset.version === newest, String(version + 1))
  }
  expect(app.entries.filter(({ outcome }) => outcome !== 'applied')).toEqual([])
})
