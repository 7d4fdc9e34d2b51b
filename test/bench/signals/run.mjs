import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { buildRuntime } from './build-runtime.mjs'

// The measuring process is another one: it needs a garbage collector that can be called.
await buildRuntime()
try {
  execFileSync(process.execPath, ['--expose-gc', fileURLToPath(new URL('./measure.mjs', import.meta.url))], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  })
} catch (failure) {
  process.exitCode = failure.status ?? 1
}
