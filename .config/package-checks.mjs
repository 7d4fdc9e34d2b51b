import { spawnSync } from 'node:child_process'
import { root } from './root.mjs'
import { printSizes } from './size.mjs'

const run = (command, ...args) => {
  console.log(`> ${command} ${args.join(' ')}`)
  return spawnSync(`${root}node_modules/.bin/${command}`, args, { cwd: root, stdio: 'inherit' }).status === 0
}

const results = [
  run('publint', '--strict'),
  run('attw', '--pack', '.', '--profile', 'esm-only'),
  run('knip', '-c', '.config/knip.json'),
  await printSizes(),
]
if (results.includes(false)) process.exit(1)
