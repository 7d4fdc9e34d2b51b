import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createHotReloadTest } from 'metamon/testing'
import { describe, expect, it } from 'vitest'

const CARD = `---
target: vue
---
$label! = prop('none')
<template><p class="card">{$label}</p></template>
`

const files = (options: string) => ({
  'vite.config.ts': `import metamon from 'metamon/vite'
export default { plugins: [metamon({ frameworks: ['vue']${options} })] }`,
  'index.html':
    '<!doctype html><link rel="icon" href="data:," /><body><script type="module" src="/main.ts"></script>',
  'main.ts': `import { mount } from './Card.mtm'\nmount(document.body)`,
  'Card.mtm': CARD,
})

describe('the types of a saved component', () => {
  it.each([
    ['are written where they are asked for', ', types: true', true],
    ['are not written where nothing asks for them', '', false],
  ])('%s', async (_, options, isWritten) => {
    const app = await createHotReloadTest({ files: files(options) })
    try {
      await app.page.waitForSelector('.card')
      await app.edit('Card.mtm', (text) =>
        text.replace("$label! = prop('none')", '$size! = prop(1)').replace('$label', '$size'),
      )
      // what the first save writes is written before the second has settled
      await app.edit('Card.mtm', (text) => text.replace('class="card"', 'class="card big"'))
      const path = join(app.root, '.metamon/types/Card.d.mtm.ts')
      await expect.poll(() => existsSync(path)).toBe(isWritten)
    } finally {
      await app.close()
    }
  })
})
