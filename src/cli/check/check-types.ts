import { resolve } from 'node:path'
import type { ParseScript } from '../../../compiler/index.ts'
import { UsageError } from '../system.ts'
import { fromTypeScript } from './problem.ts'
import type { Problem } from './problem.ts'
import { readTscOutput } from './read-tsc-output.ts'
import type { TypeScriptError } from './read-tsc-output.ts'
import { runTsc } from './run-tsc.ts'
import { createVirtualProject } from './virtual-project.ts'
import type { VirtualProject } from './virtual-project.ts'

/** What is to be checked. */
export interface CheckTypesOptions {
  /** The root of the project, absolute. */
  readonly folder: string
  /** The text of every `.mtm` file of the project, by its path, relative to the root. */
  readonly sources: ReadonlyMap<string, string>
  readonly checked: ReadonlySet<string>
  readonly config: string | undefined
  readonly parse: ParseScript
}

/**
 * Checks unified files with the TypeScript of the project, and gives its errors in their positions. Errors
 * of other files are left to a check of those.
 *
 * @throws UsageError when TypeScript is not there, or refuses the project as a whole
 */
export async function checkTypes(options: CheckTypesOptions): Promise<Problem[]> {
  const project = createVirtualProject(options)
  try {
    const errors = readTscOutput(await runTsc(options.folder, project.config))
    const refusal = errors.find(({ file }) => file === undefined || file.endsWith('.json'))
    if (refusal) throw new UsageError(`TypeScript refuses the project: ${refusal.code}: ${refusal.message}`)
    return errors.flatMap((error) => toProblem(error, project, options) ?? [])
  } finally {
    project.dispose()
  }
}

function toProblem(
  error: TypeScriptError,
  project: VirtualProject,
  { folder, sources }: CheckTypesOptions,
): Problem | undefined {
  const found = project.moduleAt(resolve(folder, error.file ?? ''))
  const source = found && sources.get(found.file)
  if (!found || source === undefined) return undefined
  const { module, file } = found
  const start = offsetAt(module.code, error.line, error.column)
  const end = offsetAt(module.code, error.endLine, error.endColumn)
  const range = module.sourceRange({ start, end }) ?? { start: 0, end: 0 }
  return fromTypeScript({ file, ...range, code: error.code, message: error.message }, source)
}

function offsetAt(text: string, line: number, column: number): number {
  let start = 0
  for (let number = 1; number < line; number++) start = text.indexOf('\n', start) + 1
  return start + column - 1
}
