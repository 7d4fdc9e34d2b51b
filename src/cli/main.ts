#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { COMMANDS } from './commands.ts'
import { runCli } from './run.ts'

const manifest: { version: string } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
)

// `metamon … | head` has read what it wants
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 2))

process.exitCode = await runCli(process.argv.slice(2), {
  commands: COMMANDS,
  version: manifest.version,
  system: {
    folder: process.cwd(),
    write: (text) => void process.stdout.write(text),
    warn: (text) => void process.stderr.write(text),
  },
})
