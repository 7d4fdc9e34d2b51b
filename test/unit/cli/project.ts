import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { COMMANDS } from '../../../src/cli/commands.ts'
import { runCli } from '../../../src/cli/run.ts'

/** How a run of the command line ended. */
export interface Run {
  readonly exitCode: number
  readonly out: string
  readonly errors: string
}

/** A folder with files in which commands are run; removed at the end of the block. */
export interface Project extends Disposable {
  readonly folder: string
  run(...words: string[]): Promise<Run>
  read(path: string): string
  has(path: string): boolean
  list(path: string): string[]
}

/** Writes the files into a new folder. */
export function createProject(files: Readonly<Record<string, string | Uint8Array>> = {}): Project {
  const folder = mkdtempSync(join(tmpdir(), 'metamon-cli-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return {
    folder,
    async run(...words) {
      let out = ''
      let errors = ''
      const system = {
        folder,
        write: (text: string) => void (out += text),
        warn: (text: string) => void (errors += text),
      }
      const exitCode = await runCli(words, { commands: COMMANDS, version: '1.2.3', system })
      return { exitCode, out, errors }
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    list: (path) => readdirSync(join(folder, path)).sort(),
    has: (path) => existsSync(join(folder, path)),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}
