import type { Command } from './command.ts'
import { checkCommand } from './commands/check.ts'
import { compileCommand } from './commands/compile.ts'
import { doctorCommand } from './commands/doctor.ts'
import { migrateCommand } from './commands/migrate.ts'
import { typesCommand } from './commands/types.ts'

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  compileCommand,
  checkCommand,
  typesCommand,
  migrateCommand,
  doctorCommand,
]
