import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { appFiles } from './support/app.ts'
import type { Driver } from './support/drive.ts'
import { createDrivers, expectParity } from './support/expect-parity.ts'
import { FIXTURES } from './support/fixtures.ts'

let app: HotReloadTest
let drivers: Driver[]

beforeAll(async () => {
  app = await createHotReloadTest({ files: appFiles(FIXTURES) })
  drivers = await createDrivers([app.page, await app.openTab(), await app.openTab(), await app.openTab()])
})
afterAll(() => app.close())

describe.concurrent('a unified component shows, says and hears the same in React, Vue, Svelte and Solid', () => {
  it.each(Object.entries(FIXTURES))('%s', (name, fixture) => expectParity(drivers, name, fixture))
})
