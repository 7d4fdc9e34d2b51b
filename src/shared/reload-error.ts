/** What went wrong with an update. */
export const ReloadErrorType = {
  COMPILATION_ERROR: 'COMPILATION_ERROR',
  STATE_PRESERVATION_ERROR: 'STATE_PRESERVATION_ERROR',
  FRAMEWORK_SYNC_ERROR: 'FRAMEWORK_SYNC_ERROR',
  TIMEOUT_ERROR: 'TIMEOUT_ERROR',
} as const

/** One of the values of `ReloadErrorType`. */
export type ReloadErrorType = (typeof ReloadErrorType)[keyof typeof ReloadErrorType]

/** A failure of an update. */
export interface ReloadError {
  readonly type: ReloadErrorType
  /** The file to blame, relative to the root; empty when no single one is. */
  readonly filePath: string
  readonly message: string
  readonly stack?: string
  /** True when the page goes on working as it was. */
  readonly recoverable: boolean
  /** Where in the file; `line` is 1-based, `column` 0-based. */
  readonly loc?: { readonly line: number; readonly column: number }
  /** A few source lines with the place marked. */
  readonly frame?: string
  /** Stable and searchable: the type in lower case. */
  readonly code: string
}
