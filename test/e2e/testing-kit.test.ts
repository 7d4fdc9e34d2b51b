import { existsSync, readFileSync } from 'node:fs'
import { createHotReloadTest } from 'metamon/testing'
import { describe, expect, it } from 'vitest'
import { configText, PAGE } from './support/app.ts'

describe('the test kit', () => {
  const files = {
    'vite.config.ts': configText('{}'),
    'index.html': PAGE,
    'src/main.ts': `console.log('hello')`,
  }

  it('says what both sides have printed when nothing settles', async () => {
    await using app = await createHotReloadTest({ files, timeoutMs: 300 })
    const waiting = app.write('node_modules/unwatched.js', '')
    await expect(waiting).rejects.toThrow(
      /nothing has settled 300 ms after the save of node_modules\/unwatched\.js/,
    )
    await expect(waiting).rejects.toThrow(/server log:[\s\S]*browser log:[\s\S]*log hello/)
  })

  it('refuses an edit that changes nothing, and a config without the plugin', async () => {
    await using app = await createHotReloadTest({ files })
    await expect(app.edit('src/main.ts', (text) => text)).rejects.toThrow(
      'edit of src/main.ts changes nothing',
    )
    await expect(
      createHotReloadTest({ files: { ...files, 'vite.config.ts': 'export default {}' } }),
    ).rejects.toThrow('has no metamon() in `plugins`')
  })

  it('never writes to the fixture, and leaves no copy behind', async () => {
    const app = await createHotReloadTest({ fixture: 'test/fixtures/native', files })
    const { root } = app
    await app.close()
    expect(existsSync(root)).toBe(false)
    expect(readFileSync('test/fixtures/native/src/main.ts', 'utf8')).not.toContain('hello')
  })
})
