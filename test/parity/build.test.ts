import type { Browser } from 'playwright-core'
import { build, preview, type PreviewServer } from 'vite'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { FRAMEWORKS } from '../../src/shared/framework.ts'
import { launchChromium } from '../../src/testing/browser.ts'
import { createProject, type Project } from '../../src/testing/project.ts'
import { appFiles } from './support/app.ts'
import type { Driver } from './support/drive.ts'
import { createDrivers, expectParity } from './support/expect-parity.ts'
import { FIXTURES } from './support/fixtures.ts'

let project: Project
let server: PreviewServer
let browser: Browser
let drivers: Driver[]

beforeAll(async () => {
  // Vitest sets it to `test`, which would put the development code of the frameworks into the build.
  process.env.NODE_ENV = 'production'
  project = await createProject({ files: appFiles(FIXTURES) })
  await build({ root: project.root, logLevel: 'error' })
  server = await preview({ root: project.root, preview: { host: '127.0.0.1', port: 0 } })
  browser = await launchChromium()
  drivers = await createDrivers(await Promise.all(FRAMEWORKS.map(openPage)))
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await project?.dispose()
})

async function openPage() {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(server.resolvedUrls!.local[0]!)
  return page
}

describe.concurrent('a unified component in a production build is the same in React, Vue, Svelte and Solid', () => {
  it.each(Object.entries(FIXTURES))('%s', (name, fixture) => expectParity(drivers, name, fixture))
})
