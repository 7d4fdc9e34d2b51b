import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, preview } from 'vite'
import { root as packageRoot } from '../../../.config/root.mjs'
import { FRAMEWORKS, PLUGINS } from '../shared/sides.mjs'

const FIXTURE = join(packageRoot, 'test/bench/table/app')
/** Inside the package, from where the app finds the same dependencies. */
const PARENT = join(packageRoot, '.metamon-test')

/** Browsers give exact times to pages that share nothing with others. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

/**
 * Builds the tables, the unified one for each target, and serves them.
 * @returns the address, and how to end it
 */
export async function serveTables() {
  process.env.NODE_ENV = 'production'
  mkdirSync(PARENT, { recursive: true })
  const root = mkdtempSync(join(PARENT, 'bench-table-'))
  cpSync(FIXTURE, root, { recursive: true })
  const source = readFileSync(join(FIXTURE, 'src/Table.mtm'), 'utf8')
  for (const framework of FRAMEWORKS) {
    mkdirSync(join(root, 'src', framework))
    writeFileSync(join(root, 'src', framework, 'Table.mtm'), `---\ntarget: ${framework}\n---\n${source}`)
  }
  const config = { configFile: false, root, logLevel: 'error', plugins: PLUGINS.metamon() }
  await build(config)
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port: 0, headers: ISOLATED } })
  return {
    url: server.resolvedUrls.local[0],
    async close() {
      await server.close()
      rmSync(root, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
