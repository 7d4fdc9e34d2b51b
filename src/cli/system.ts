/** What a command may touch besides the files that it is told of. */
export interface System {
  /** Absolute; paths of the command line are relative to it. */
  readonly folder: string
  /** Results: standard output. */
  write(this: void, text: string): void
  /** Problems and progress: standard error. */
  warn(this: void, text: string): void
}

/** How a command ended: all is well, the files have errors, or it could not be run as asked. */
export const EXIT = { ok: 0, failed: 1, unusable: 2 } as const

/** A request that cannot be met; `runCli` shows the message and ends with `EXIT.unusable`. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** Takes out what would let a file's name or text steer the terminal; line breaks and tabs stay. */
export const printable = (text: string): string =>
  // oxlint-disable-next-line no-control-regex
  text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '')
