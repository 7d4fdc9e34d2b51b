import { resolve } from 'node:path'
import { plainMessage } from '../../shared/plain-message.ts'
import type { Diagnostic } from '../../shared/diagnostics.ts'
import { parseMtmId } from '../../shared/module-id.ts'
import type { Framework } from '../../shared/framework.ts'
import type { Problem, ProblemPhase } from '../../shared/problem.ts'
import { resolvedConfig, type PluginContext } from '../context.ts'
import { toDiagnostic, toErrorPayload } from '../errors.ts'
import { readCodeLines } from './code-lines.ts'
import { withId } from './problem-id.ts'
import { readStack, type StackContext } from './stack.ts'

/** The mistakes of a `.mtm` file, as its compiler has found them. */
export const fromDiagnostics = (
  plugin: PluginContext,
  diagnostics: readonly Diagnostic[],
): readonly Problem[] => diagnostics.map((one) => fromDiagnostic(plugin, one))

function fromDiagnostic(plugin: PluginContext, diagnostic: Diagnostic): Problem {
  const { code, message, hint, file, line, column, start, end } = diagnostic
  const config = resolvedConfig(plugin)
  const path = resolve(config.root, file)
  return withId({
    ...NOTHING_KNOWN,
    ...withFramework(frameworkOf(plugin, path)),
    phase: 'parse',
    isCompile: true,
    code,
    message,
    hint,
    file,
    line,
    column,
    plugin: 'metamon',
    lines: readCodeLines(config, path, { line, column, length: end - start }),
  })
}

/** Whatever a hook, a transform or a parser has thrown. */
export function fromError(plugin: PluginContext, stacks: StackContext, error: unknown): Problem {
  const config = resolvedConfig(plugin)
  const { message, file, line, column, code, hint } = toDiagnostic(error, config.root)
  const { plugin: thrower, stack } = toErrorPayload(error)
  const path = file === undefined ? undefined : resolve(config.root, file)
  const isInside = file !== undefined && !file.startsWith('..')
  const place = line === undefined ? undefined : { line, column: column ?? 0 }
  return withId({
    ...NOTHING_KNOWN,
    ...(path && withFramework(frameworkOf(plugin, path))),
    ...(isInside && { file, ...place }),
    ...(thrower && { plugin: thrower }),
    ...(code && { code }),
    ...(hint && { hint }),
    phase: phaseOf(message, thrower),
    isCompile: true,
    message: plainMessage(message),
    lines: isInside && path && place ? readCodeLines(config, path, place) : [],
    stack: readStack(stacks, stack),
    causes: causesOf(stacks, error),
  })
}

const NOTHING_KNOWN: Pick<Problem, 'lines' | 'stack' | 'causes' | 'components'> = {
  lines: [],
  stack: [],
  causes: [],
  components: [],
}

const withFramework = (framework: Framework | undefined) => (framework ? { framework } : {})

/** The framework of a file, where its name or what was decided for it tells. */
export function frameworkOf({ store, router }: PluginContext, file: string): Framework | undefined {
  const mtm = parseMtmId(file)?.file ?? (file.endsWith('.mtm') ? file : undefined)
  if (mtm) return store.current(mtm)?.target
  if (file.endsWith('.vue')) return 'vue'
  if (/\.svelte(?:\.[jt]s)?$/.test(file)) return 'svelte'
  return router.decided(file)
}

function phaseOf(message: string, plugin: string | undefined): ProblemPhase {
  if (/failed to resolve|does not export|does the file exist|cannot find module/i.test(message))
    return 'resolve'
  if (plugin === 'vite:import-analysis' || /parse|syntax|unexpected|expected|unterminated/i.test(message))
    return 'parse'
  return 'transform'
}

/** A chain of causes can lead back to where it starts. */
const MOST_CAUSES = 5

function causesOf(stacks: StackContext, error: unknown): Problem['causes'] {
  const causes: { message: string; stack: Problem['stack'] }[] = []
  let cause = error instanceof Error ? error.cause : undefined
  while (cause instanceof Error && causes.length < MOST_CAUSES) {
    causes.push({ message: plainMessage(cause.message), stack: readStack(stacks, cause.stack ?? '') })
    cause = cause.cause
  }
  return causes
}
