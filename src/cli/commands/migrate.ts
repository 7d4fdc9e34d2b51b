import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { formatDiagnostic } from '../../../compiler/index.ts'
import { migrate } from '../../../compiler/unified/migrate/index.ts'
import type { Migration } from '../../../compiler/unified/migrate/index.ts'
import type { Command } from '../command.ts'
import { readSource } from '../files.ts'
import { findFiles } from '../find-files.ts'
import { loadParser } from '../load-parser.ts'
import { EXIT, UsageError, printable } from '../system.ts'
import type { System } from '../system.ts'
import { unifiedDiff } from '../unified-diff.ts'

/** `metamon migrate`: rewrites what older `.mtm` files do differently, where that is safe. */
export const migrateCommand: Command = {
  name: 'migrate',
  operands: '<files…>',
  summary: 'rewrite older `.mtm` files for the language of today',
  details:
    'Rewrites string templates, markup without `<template>`, headers without `---`, handlers in quotes,\n' +
    '`$x.value`, `{{…}}`, `$mount` and `$destroy` where the meaning is plain, and reports what is left to do.\n' +
    'Without `--write` nothing is changed: the diff that is printed can be given to `patch -p1`.',
  options: { write: { type: 'boolean', description: 'change the files' } },
  async run({ positionals, flags }, system) {
    if (positionals.length === 0) throw new UsageError('no file is named')
    const files = findFiles(positionals, system.folder)
    const parse = await loadParser()
    let hasErrors = false
    for (const file of files) {
      const source = readSource(system.folder, file)
      const migration = migrate(source, { filename: file, parse })
      if (flags.has('write') && migration.code !== source) {
        writeFileSync(resolve(system.folder, file), migration.code)
      } else if (!flags.has('write')) system.write(unifiedDiff(file, source, migration.code))
      report(file, migration, system)
      hasErrors ||= migration.diagnostics.some(({ severity }) => severity === 'error')
    }
    return hasErrors ? EXIT.failed : EXIT.ok
  },
}

function report(file: string, { changes, diagnostics }: Migration, system: System): void {
  const name = printable(file)
  for (const { what, count } of changes)
    system.warn(`${name}: ${what}${count > 1 ? ` (${count} times)` : ''}\n`)
  if (diagnostics.length === 0) return
  const lines = changes.length > 0 ? ', with the lines of the new text' : ''
  system.warn(`${name}: left to do${lines}:\n\n`)
  for (const diagnostic of diagnostics) system.warn(`${printable(formatDiagnostic(diagnostic))}\n\n`)
}
