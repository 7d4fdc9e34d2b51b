import type { CompileResult } from '../../compiler/index.ts'
import { createDiagnostic, type Diagnostic } from '../shared/diagnostics.ts'

/** A file as it was compiled last. */
export interface CompiledFile {
  readonly source: string
  readonly result: CompileResult
}

/**
 * Finds the shared signals that a file starts with another literal than a file that was compiled before: which of
 * them is meant depends on which is shown first.
 *
 * @param file the key of the file in `compiled`
 */
export function findSharedConflicts(file: string, compiled: ReadonlyMap<string, CompiledFile>): Diagnostic[] {
  const own = compiled.get(file)
  const others = [...compiled].filter(([other]) => other !== file)
  return (own?.result.unified?.shared ?? []).flatMap(({ key, initial, start, end }) => {
    const other = others.flatMap(([, { result }]) =>
      (result.unified?.shared ?? []).filter((one) => one.key === key && one.initial !== initial),
    )[0]
    if (!own || !other) return []
    const args = { key, initial, other: other.initial, otherFile: other.file }
    const name = own.result.unified?.shared[0]?.file ?? file
    return [createDiagnostic('MTM2301', args, { file: name, source: own.source, start, end })]
  })
}
