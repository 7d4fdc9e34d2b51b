import { compile } from '../../../compiler/index.ts'
import type { ParseScript } from '../../../compiler/index.ts'
import { checkTypes } from '../check/check-types.ts'
import { formatProblem, fromDiagnostic } from '../check/problem.ts'
import type { Problem } from '../check/problem.ts'
import type { Command } from '../command.ts'
import { readSource } from '../files.ts'
import { findFiles } from '../find-files.ts'
import { loadParser } from '../load-parser.ts'
import { EXIT, printable } from '../system.ts'
import type { System } from '../system.ts'

/** `metamon check`: what the compiler and TypeScript have to say, in the positions of the `.mtm` files. */
export const checkCommand: Command = {
  name: 'check',
  operands: '[files…]',
  summary: 'check `.mtm` files, and the types in unified ones with the TypeScript of the project',
  details:
    'Files, folders or globs; all files of this folder without any. Types of scripts, expressions of\n' +
    'templates, handlers and the props of components are checked under the compiler options of the project.',
  options: {
    project: {
      type: 'string',
      value: 'file',
      description: 'the tsconfig, when it is neither tsconfig.app.json nor tsconfig.json',
    },
    json: { type: 'boolean', description: 'print one JSON document instead of frames' },
  },
  async run({ positionals, texts, flags }, system) {
    const { folder } = system
    const files = findFiles(positionals.length === 0 ? ['.'] : positionals, folder)
    const parse = await loadParser()
    const sources = new Map(
      [...new Set([...findFiles(['.'], folder), ...files])].map((file) => [file, readSource(folder, file)]),
    )
    const own = files.flatMap((file) => compilerProblems(file, sources.get(file) ?? '', parse))
    const types = await checkTypes({
      folder,
      sources,
      checked: new Set(files),
      config: texts.get('project'),
      parse,
    })
    const problems = [...own, ...types.filter((problem) => !isKnown(problem, own))].sort(byPlace)
    const hasErrors = problems.some(({ severity }) => severity === 'error')
    if (flags.has('json')) system.write(`${JSON.stringify({ files, problems }, null, 2)}\n`)
    else report(files, problems, system)
    return hasErrors ? EXIT.failed : EXIT.ok
  },
}

const compilerProblems = (file: string, source: string, parse: ParseScript): Problem[] =>
  compile(source, { filename: file, parse, defaultTarget: 'react' }).diagnostics.map(fromDiagnostic)

/** What the compiler has said about the same place, it has said better. */
const isKnown = ({ file, start }: Problem, known: readonly Problem[]): boolean =>
  known.some((one) => one.file === file && one.start <= start && start < one.end)

const byPlace = (a: Problem, b: Problem): number =>
  a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1

function report(files: readonly string[], problems: readonly Problem[], system: System): void {
  for (const problem of problems) system.warn(`${printable(formatProblem(problem))}\n\n`)
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
  system.write(`${counted(files.length, 'file')} checked, ${counted(errors, 'error')}\n`)
}
