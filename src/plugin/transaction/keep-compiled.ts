import type { DevEnvironment, EnvironmentModuleNode, TransformResult } from 'vite'
import type { InternalNode } from './graph-snapshot.ts'
import type { Pass } from './passes.ts'

/**
 * Keeps what hot update hooks have compiled of a saved file: Vite is about to invalidate it, and would compile
 * the very same again. It is kept as Vite keeps an importer of what has changed, so that the timestamps of its
 * imports are brought up to date, and so that whatever invalidates it later still does.
 *
 * @param invalidate Vite's own step; what has to be invalidated is when it returns, before its promise resolves
 */
export function keepCompiled<Result>(
  environment: DevEnvironment,
  pass: Pass,
  invalidate: () => Result,
): Result {
  const compiled = compiledIn(environment, pass)
  const result = invalidate()
  for (const [node, transformResult] of compiled) {
    const internal = node as InternalNode // see there
    if (node.transformResult === null && internal.invalidationState === 'HARD_INVALIDATED')
      internal.invalidationState = transformResult
  }
  return result
}

/** Vite has forgotten the code of these modules with the save: whatever is there has been compiled since. */
function compiledIn(
  { moduleGraph }: DevEnvironment,
  pass: Pass,
): Map<EnvironmentModuleNode, TransformResult> {
  const { file, batch } = pass
  // A file that has been saved again is being compiled again: Vite takes no result for a module that has one.
  const isLast = batch.lastPasses.get(file) === pass
  const isKept = isLast && batch.saves.get(file) === 'update'
  const nodes = isKept ? [...(moduleGraph.getModulesByFile(file) ?? [])] : []
  return new Map(
    nodes.flatMap((node): [EnvironmentModuleNode, TransformResult][] => {
      const { transformResult } = node
      const isNew = transformResult !== null && transformResult !== batch.snapshot.lastGood(node)
      return isNew ? [[node, transformResult]] : []
    }),
  )
}
