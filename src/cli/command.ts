import type { System } from './system.ts'

/** One option of a command. */
export interface Option {
  readonly type: 'string' | 'boolean'
  /** What stands for the value in the help: `folder`. */
  readonly value?: string
  readonly description: string
}

/** What the command line says, checked against the options of the command. */
export interface CommandInput {
  readonly positionals: readonly string[]
  readonly texts: ReadonlyMap<string, string>
  readonly flags: ReadonlySet<string>
}

/** A word after `metamon` and what it does. */
export interface Command {
  readonly name: string
  /** What follows the name: `<files…>`. */
  readonly operands: string
  /** One line of `metamon --help`. */
  readonly summary: string
  /** More lines of `metamon <name> --help`. */
  readonly details?: string
  readonly options: Readonly<Record<string, Option>>
  /** Gives the exit code; throws `UsageError` for a request that cannot be met. */
  run(this: void, input: CommandInput, system: System): Promise<number>
}

/** Options that every command has. */
export const COMMON_OPTIONS: Readonly<Record<string, Option>> = {
  help: { type: 'boolean', description: 'show this help' },
}
