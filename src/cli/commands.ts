import type { Command } from './command.ts'
import { compileCommand } from './commands/compile.ts'
import { doctorCommand } from './commands/doctor.ts'

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [compileCommand, doctorCommand]
