import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FRAMEWORKS } from '../../src/shared/framework.ts'
import { appFiles } from './support/app.ts'
import { findDifferences } from './support/compare.ts'
import { createDriver, type Driver } from './support/drive.ts'
import { FIXTURES } from './support/fixtures.ts'

let app: HotReloadTest
let drivers: Driver[]

beforeAll(async () => {
  app = await createHotReloadTest({ files: appFiles(FIXTURES) })
  const pages = [app.page, await app.openTab(), await app.openTab(), await app.openTab()]
  await Promise.all(pages.map((page) => page.waitForFunction(() => 'parity' in window)))
  drivers = pages.map((page, index) => createDriver(page, FRAMEWORKS[index]!))
})
afterAll(() => app.close())

describe('a unified component shows, says and hears the same in React, Vue, Svelte and Solid', () => {
  it.each(Object.entries(FIXTURES))('%s', async (name, fixture) => {
    const runs = await Promise.all(
      drivers.map(async ({ target, run }) => ({ target, observations: await run(name, fixture) })),
    )
    const differences = findDifferences(fixture, runs)
    if (differences.length > 0) expect.fail(`\n${differences.join('\n')}`)
  })
})
