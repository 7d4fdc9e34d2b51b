import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { FRAMEWORKS } from '../../../src/shared/framework.ts'
import type { Fixture } from '../actions.ts'
import { findDifferences } from './compare.ts'
import { createDriver, type Driver } from './drive.ts'

/** Drives one fixture in all targets at the same time; fails with everything that differs. */
export async function expectParity(
  drivers: readonly Driver[],
  name: string,
  fixture: Fixture,
): Promise<void> {
  const runs = await Promise.all(
    drivers.map(async ({ target, run }) => ({ target, observations: await run(name, fixture) })),
  )
  const differences = findDifferences(fixture, runs)
  if (differences.length > 0) expect.fail(`\n${differences.join('\n')}`)
}

/** One driver for each target; resolves when the pages are ready. */
export const createDrivers = (pages: readonly Page[]): Promise<Driver[]> =>
  Promise.all(
    pages.map(async (page, index) => {
      await page.waitForFunction(() => 'parity' in window)
      return createDriver(page, FRAMEWORKS[index]!)
    }),
  )
