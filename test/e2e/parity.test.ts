import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { appFiles } from '../parity/support/app.ts'
import type { Driver } from '../parity/support/drive.ts'
import { createDrivers, expectParity } from '../parity/support/expect-parity.ts'
import { FIXTURES } from '../parity/support/fixtures.ts'

/** `npm run test:parity` runs all of them, this one in so many. */
const SHARE = 8

let app: HotReloadTest
let drivers: Driver[]

beforeAll(async () => {
  app = await createHotReloadTest({ files: appFiles(FIXTURES) })
  drivers = await createDrivers([app.page, await app.openTab(), await app.openTab(), await app.openTab()])
})
afterAll(() => app.close())

describe.concurrent('a sample of unified components is the same in React, Vue, Svelte and Solid', () => {
  const sample = Object.entries(FIXTURES).filter((_, index) => index % SHARE === 0)
  it.each(sample)('%s', (name, fixture) => expectParity(drivers, name, fixture))
})
