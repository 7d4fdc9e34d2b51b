import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const FIXED = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The browser to test in: `CHROMIUM` if set, else an installed Chromium or Chrome, else undefined. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((dir) => NAMES.map((name) => join(dir, name)))
  return [...onPath, ...FIXED].find(isExecutable)
}

/**
 * Like `findChromium`, and installs Debian's chromium where that is possible.
 * @throws {Error} that says what to install, when there is no browser and none can be installed.
 */
export function ensureChromium() {
  const found = findChromium()
  if (found) return found
  try {
    const run = (args) => execFileSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'] })
    console.log('[metamon] no Chromium found, installing it with apt-get ...')
    run(['update', '-qq'])
    run(['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
  } catch {
    // not Debian, or not root: the message below says what to do
  }
  const installed = findChromium()
  if (installed) return installed
  throw new Error(
    'The browser tests need Chromium. Install Chromium or Chrome, or set CHROMIUM to its executable.',
  )
}
