import { execSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { root } from './root.mjs'

const installed = `${root}node_modules/.package-lock.json`
const isFresh =
  existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${root}package-lock.json`).mtimeMs

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`[metamon] Node ${process.versions.node} is too old: install Node 20.19 or newer.`)
  process.exit(1)
}
if (!isFresh) {
  console.log('[metamon] installing dependencies ...')
  install()
}

/** A registry may lack the binaries of other platforms; `npm ci` refuses then, `npm install` leaves them out. */
function install() {
  try {
    execSync('npm ci --no-audit --no-fund', { cwd: root, stdio: ['ignore', 'inherit', 'ignore'] })
  } catch {
    execSync('npm install --no-audit --no-fund', { cwd: root, stdio: 'inherit' })
  }
}
