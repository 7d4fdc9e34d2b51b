import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { UsageError } from '../system.ts'

/**
 * Runs the TypeScript of the project.
 *
 * @param folder the root of the project; printed paths are relative to it
 * @param config the tsconfig to check
 * @returns what it has printed, with colours
 * @throws UsageError when TypeScript is not installed
 */
export function runTsc(folder: string, config: string): Promise<string> {
  const script = findTsc(folder)
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, '-p', config, '--pretty'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const parts: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => void parts.push(part))
    child.stderr.on('data', (part: Buffer) => void parts.push(part))
    child.on('error', reject)
    child.on('close', () => resolve(Buffer.concat(parts).toString('utf8')))
  })
}

function findTsc(folder: string): string {
  const require = createRequire(join(folder, 'package.json'))
  try {
    const script = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc')
    if (existsSync(script)) return script
  } catch {
    // it is told of below
  }
  throw new UsageError('`typescript` is not installed in this project')
}
