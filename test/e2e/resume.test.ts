import type { HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMPONENTS, EVERYBODY_ONCE, pingFrom, prepare, readState, startFixture } from './support/fixture.ts'

describe('a page that is reloaded for an edit of its entry', () => {
  let app: HotReloadTest
  beforeAll(async () => {
    app = await startFixture()
  })
  afterAll(() => app.close())

  it('goes on where it was, and says what was kept', async () => {
    const before = await prepare(app.page)
    const entry = await app.edit('src/main.ts', (text) => `${text}\nconsole.log('again')\n`)
    const after = await readState(app.page)
    expect(after.isSamePage).toBe(false)
    for (const { name } of COMPONENTS)
      expect(after.components[name]).toEqual({ ...before.components[name], isSameNode: false })
    expect(entry).toMatchObject({ outcome: 'reloaded', lost: [], diagnostics: [] })
    expect(entry.kept).toHaveLength(COMPONENTS.length)
    expect(await pingFrom(app.page, 'vue-card')).toEqual(EVERYBODY_ONCE)
  })
})
