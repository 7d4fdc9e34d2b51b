import type { Command } from './command.ts'
import { compileCommand } from './commands/compile.ts'
import { doctorCommand } from './commands/doctor.ts'
import { migrateCommand } from './commands/migrate.ts'

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [compileCommand, migrateCommand, doctorCommand]
