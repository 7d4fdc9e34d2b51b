import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Browser } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** Without these, Chromium calls home at every start and waits for it where there is no network. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/**
 * Starts a headless Chromium: the given one, the one in `CHROMIUM`, an installed one, or Playwright's own.
 * @throws {Error} when `playwright-core` is not installed, or no browser starts
 */
export async function launchChromium(executablePath?: string): Promise<Browser> {
  const { chromium } = await import('playwright-core')
  const path = executablePath ?? process.env.CHROMIUM ?? installedChromium()
  return chromium.launch({ ...(path && { executablePath: path }), args: ['--no-sandbox', ...QUIET] })
}

function installedChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
