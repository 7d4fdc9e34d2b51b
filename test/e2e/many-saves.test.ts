import { readFileSync, writeFileSync } from 'node:fs'
import type { HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  COMPONENTS,
  EVERYBODY_ONCE,
  filesOf,
  pingFrom,
  prepare,
  readState,
  startFixture,
} from './support/fixture.ts'

let app: HotReloadTest

beforeAll(async () => {
  app = await startFixture()
  await prepare(app.page)
})
afterAll(() => app.close())

/** Every component and what it imports, and a module that subscribes at top level. */
const FILES = [
  'src/first-listener.ts',
  ...COMPONENTS.flatMap(({ framework, kind }) => {
    const { component, util } = filesOf(framework, kind)
    return [component, util]
  }),
]

function saveAll(version: number): void {
  for (const file of FILES) {
    const path = app.path(file)
    writeFileSync(path, readFileSync(path, 'utf8').replace(/(markup|util|first)-\d+/, `$1-${version}`))
  }
}

const isShown = (version: number) =>
  app.page.waitForFunction(
    (n) =>
      document.documentElement.dataset.first === `first-${n}` &&
      [...document.querySelectorAll('[data-name] b')].every((node) => node.textContent === `markup-${n}`) &&
      [...document.querySelectorAll('[data-name] u')].every((node) => node.textContent === `util-${n}`),
    version,
  )

describe('seventeen files saved at once, over and over', () => {
  it('end on the page, all of them, without a reload, an error or a doubled subscription', async () => {
    for (let version = 1; version <= 8; version += 1) {
      saveAll(version)
      await isShown(version)
    }
    expect((await readState(app.page)).isSamePage).toBe(true)
    expect(await pingFrom(app.page, 'svelte-card')).toEqual(EVERYBODY_ONCE)
    const failed = app.entries.filter(
      ({ outcome, diagnostics }) => outcome === 'aborted' || diagnostics.length > 0,
    )
    expect(failed).toEqual([])
    expect(app.browserLog.filter((line) => /^(?:error|pageerror|warning)/.test(line))).toEqual([])
  })
})
