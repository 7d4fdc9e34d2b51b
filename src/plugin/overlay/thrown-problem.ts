import { resolve } from 'node:path'
import type { Problem, StackLine, ThrownError } from '../../shared/problem.ts'
import { resolvedConfig, type PluginContext } from '../context.ts'
import { readCodeLines } from './code-lines.ts'
import { frameworkOf } from './compile-problem.ts'
import { withId } from './problem-id.ts'
import { readStack, type StackContext } from './stack.ts'

/**
 * What was thrown in a page, with the places of the files as they were written. Has to be called while the server
 * serves what the page runs. The file that a page names is only believed when the server knows a module of it.
 */
export function fromThrown(plugin: PluginContext, stacks: StackContext, error: ThrownError): Problem {
  const config = resolvedConfig(plugin)
  const stack = readStack(stacks, error.stack)
  const place = stack.find(({ folded }) => folded === 0)
  const file = place?.file ?? knownFile(plugin, stacks, error.file)
  const path = file === undefined ? undefined : resolve(config.root, file)
  const framework = error.framework ?? (path && frameworkOf(plugin, path))
  return withId({
    message: error.message,
    phase: error.phase,
    isCompile: false,
    ...(file !== undefined && { file }),
    ...(place && placeOf(place)),
    ...(framework && { framework }),
    lines:
      path && place?.line ? readCodeLines(config, path, { line: place.line, column: place.column ?? 0 }) : [],
    stack,
    causes: error.causes.map((cause) => ({
      message: cause.message,
      stack: readStack(stacks, cause.stack),
    })),
    components: error.components,
  })
}

function placeOf({ line, column }: StackLine): Pick<Problem, 'line' | 'column'> {
  return { ...(line !== undefined && { line }), ...(column !== undefined && { column }) }
}

function knownFile(
  plugin: PluginContext,
  { environment }: StackContext,
  file: string | undefined,
): string | undefined {
  if (file === undefined) return undefined
  const path = resolve(resolvedConfig(plugin).root, file).replaceAll('\\', '/')
  return environment.moduleGraph.getModulesByFile(path) ? file.replaceAll('\\', '/') : undefined
}
