import { spawnSync } from 'node:child_process'
import { root } from './root.mjs'

const PROJECTS = [
  '.config/tsconfig.neutral.json',
  '.config/tsconfig.browser.json',
  '.config/tsconfig.node.json',
  '.config/tsconfig.test.json',
  'test/types/tsconfig.json',
  'playground/tsconfig.json',
]

/** Browser, Node and neutral code are separate programs: `document` does not exist for a Node file. */
const failed = PROJECTS.filter((project) => {
  const tsc = `${root}node_modules/typescript/bin/tsc`
  return (
    spawnSync(process.execPath, [tsc, '-p', project, '--noEmit'], { cwd: root, stdio: 'inherit' }).status !==
    0
  )
})
if (failed.length > 0) {
  console.error(`types: ${failed.join(', ')} failed`)
  process.exit(1)
}
