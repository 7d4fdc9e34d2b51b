import { causesOf, type ErrorCause } from './causes.ts'
import { describeError } from './describe-error.ts'
import type { Framework } from '../shared/framework.ts'
import type { FailureKind } from '../shared/protocol.ts'
import { ReloadErrorType, type ReloadError } from '../shared/reload-error.ts'

export { describeError } from './describe-error.ts'

/** One thing that went wrong while an update was applied or verified. */
export interface UpdateFailure {
  readonly kind: FailureKind
  readonly message: string
  /** The file to blame, relative to the root; absent when no single one is. */
  readonly file?: string
  readonly stack?: string
  readonly framework?: Framework
  /** The component that has thrown it, where it was one. */
  readonly component?: string
  /** What has led to it. */
  readonly causes?: readonly ErrorCause[]
  /** What kind of failure it is where `kind` does not tell. */
  readonly type?: ReloadErrorType
  /** True when the code may be sound, but no hot update can bring it: only a page load. */
  readonly needsReload?: boolean
}

/** In the order in which an update can fail. */
const KINDS: readonly FailureKind[] = ['evaluate', 'accept', 'render', 'strict', 'timeout']

const TYPES: Record<FailureKind, ReloadErrorType> = {
  evaluate: ReloadErrorType.COMPILATION_ERROR,
  accept: ReloadErrorType.FRAMEWORK_SYNC_ERROR,
  render: ReloadErrorType.FRAMEWORK_SYNC_ERROR,
  strict: ReloadErrorType.STATE_PRESERVATION_ERROR,
  timeout: ReloadErrorType.TIMEOUT_ERROR,
}

/** The first kind of failure there was; undefined when all went well. */
export const firstKind = (failures: readonly UpdateFailure[]): FailureKind | undefined =>
  KINDS.find((kind) => failures.some((failure) => failure.kind === kind))

/** Makes a failure of what was thrown. */
export function toFailure(
  kind: FailureKind,
  error: unknown,
  details: Partial<Pick<UpdateFailure, 'file' | 'framework' | 'component' | 'needsReload'>> = {},
): UpdateFailure {
  const stack = error instanceof Error ? error.stack : undefined
  const causes = causesOf(error)
  return { kind, message: describeError(error), causes, ...(stack !== undefined && { stack }), ...details }
}

/** What the tools are told of a failure. */
export function toReloadError({ kind, message, file, stack, type }: UpdateFailure): ReloadError {
  const errorType = type ?? TYPES[kind]
  return {
    type: errorType,
    filePath: file ?? '',
    message,
    ...(stack !== undefined && { stack }),
    recoverable: true,
    code: errorType.toLowerCase(),
  }
}

/** Adds a failure unless the list has it already: components are often rendered more than once. */
export function addFailure(failures: UpdateFailure[], failure: UpdateFailure): void {
  const isKnown = failures.some((one) => one.kind === failure.kind && one.message === failure.message)
  if (!isKnown) failures.push(failure)
}

/** The file behind a module's url, as the journal names it. */
export const fileOf = (url: string): string => url.replace(/[?#].*$/s, '').replace(/^\//, '')
