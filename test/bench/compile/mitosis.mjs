import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from '../../../.config/root.mjs'

const VERSION = '0.14.0'

/** It brings 120 MB that nothing else needs, so it is installed when it is measured, and not with the project. */
const FOLDER = join(root, 'node_modules/.cache/metamon-bench', `mitosis-${VERSION}`)

/** What compiles Mitosis' JSX to React, as its command line does it. It writes no source maps. */
export function loadMitosis() {
  install()
  const { componentToReact, parseJsx } = createRequire(join(FOLDER, 'package.json'))('@builder.io/mitosis')
  const toReact = componentToReact({ typescript: false })
  return (source) => toReact({ component: parseJsx(source), path: 'Bench.lite.tsx' })
}

function install() {
  if (existsSync(join(FOLDER, 'node_modules/@builder.io/mitosis'))) return
  console.log(`installing Mitosis ${VERSION} into ${FOLDER}`)
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(join(FOLDER, 'package.json'), '{ "private": true }\n')
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  const { status } = spawnSync('npm', ['install', ...options, `@builder.io/mitosis@${VERSION}`], {
    cwd: FOLDER,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`@builder.io/mitosis@${VERSION} could not be installed`)
}
