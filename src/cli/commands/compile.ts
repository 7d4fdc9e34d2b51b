import { compile, formatDiagnostic } from '../../../compiler/index.ts'
import type { CompileResult } from '../../../compiler/index.ts'
import { FRAMEWORKS, isFramework } from '../../shared/framework.ts'
import type { Framework } from '../../shared/framework.ts'
import { nearest } from '../../shared/nearest.ts'
import type { Command, CommandInput } from '../command.ts'
import { readSource } from '../files.ts'
import { findFiles } from '../find-files.ts'
import { loadParser } from '../load-parser.ts'
import { createOutputFolder } from '../output-folder.ts'
import type { OutputFolder } from '../output-folder.ts'
import { outputsOf } from '../outputs.ts'
import { EXIT, UsageError, printable } from '../system.ts'
import type { System } from '../system.ts'

/** What `--json` says of one file. */
interface Entry extends Pick<CompileResult, 'target' | 'dialect' | 'diagnostics'> {
  readonly file: string
  /** With `--out` their paths, else their text as well. */
  readonly outputs: readonly { readonly path: string; readonly code?: string }[]
}

/** `metamon compile`: writes what a file is compiled to, for the official compiler of its target. */
export const compileCommand: Command = {
  name: 'compile',
  operands: '<files…>',
  summary: 'write the source that `.mtm` files are compiled to',
  details:
    'Files, folders or globs. Of a unified body: its script, the view of the target, its styles, and a source\n' +
    'map for each. Imports of other `.mtm` files stay as they are, for the bundler.',
  options: {
    target: {
      type: 'string',
      value: 'framework',
      description: `compile unified bodies for ${FRAMEWORKS.join(', ')}, whatever the file says`,
    },
    out: {
      type: 'string',
      value: 'folder',
      description: 'where to write; the folders of the sources are kept',
    },
    json: { type: 'boolean', description: 'print one JSON document instead of frames' },
  },
  async run(input, system) {
    const target = targetOf(input)
    const out = input.texts.get('out')
    const isJson = input.flags.has('json')
    if (input.positionals.length === 0) throw new UsageError('no file is named')
    if (out === undefined && !isJson) throw new UsageError('say where to write with `--out <folder>`')
    const files = findFiles(input.positionals, system.folder)
    const parse = await loadParser()
    const folder = out === undefined ? undefined : createOutputFolder(system.folder, out)
    const entries = files.map((file) => {
      const source = readSource(system.folder, file)
      const result = compile(source, { filename: file, parse, ...(target && { target }) })
      return toEntry(file, result, folder)
    })
    if (isJson) system.write(`${JSON.stringify({ files: entries }, null, 2)}\n`)
    else report(entries, system)
    return entries.some(hasErrors) ? EXIT.failed : EXIT.ok
  },
}

function targetOf({ texts }: CommandInput): Framework | undefined {
  const name = texts.get('target')
  if (name === undefined || isFramework(name)) return name
  const suggestion = nearest(name, FRAMEWORKS)
  throw new UsageError(
    `unknown target \`${name}\`: use one of ${FRAMEWORKS.join(', ')}${suggestion === undefined ? '' : `; did you mean \`${suggestion}\`?`}`,
  )
}

function toEntry(file: string, result: CompileResult, folder: OutputFolder | undefined): Entry {
  const outputs = outputsOf(file, result)
  for (const output of outputs) folder?.write(output)
  return {
    file,
    target: result.target,
    dialect: result.dialect,
    diagnostics: result.diagnostics,
    outputs: outputs.map(({ path, code }) => (folder ? { path } : { path, code })),
  }
}

function report(entries: readonly Entry[], system: System): void {
  for (const diagnostic of entries.flatMap(({ diagnostics }) => diagnostics)) {
    system.warn(`${printable(formatDiagnostic(diagnostic))}\n\n`)
  }
  for (const { outputs } of entries) {
    for (const { path } of outputs) system.write(`${printable(path)}\n`)
  }
}

const hasErrors = ({ diagnostics }: Entry): boolean =>
  diagnostics.some(({ severity }) => severity === 'error')
