import { nearest } from '../shared/nearest.ts'
import type { Command } from './command.ts'
import { helpOf, overview } from './help.ts'
import { readArguments } from './read-arguments.ts'
import { EXIT, UsageError, printable } from './system.ts'
import type { System } from './system.ts'

/**
 * Runs the command that a command line names.
 *
 * @param words what follows `metamon`
 * @param commands all there are
 * @returns the exit code: 0, 1 when the files have errors, 2 when the command could not be run as asked
 */
export async function runCli(
  words: readonly string[],
  { commands, version, system }: { commands: readonly Command[]; version: string; system: System },
): Promise<number> {
  const [name, ...rest] = words
  if (name === '--version' || name === '-v') return say(system, `${version}\n`)
  if (name === undefined) {
    system.warn(overview(commands))
    return EXIT.unusable
  }
  if (name === '--help' || name === '-h' || name === 'help') return say(system, overview(commands))
  const command = commands.find((one) => one.name === name)
  try {
    if (!command) throw unknownCommand(name, commands)
    const input = readArguments(
      rest.map((word) => (word === '-h' ? '--help' : word)),
      command.options,
    )
    return input.flags.has('help') ? say(system, helpOf(command)) : await command.run(input, system)
  } catch (error) {
    system.warn(`metamon: ${printable(messageOf(error))}\n`)
    system.warn(`Run \`metamon ${command ? `${command.name} ` : ''}--help\` for what there is.\n`)
    return EXIT.unusable
  }
}

function say(system: System, text: string): number {
  system.write(text)
  return EXIT.ok
}

function unknownCommand(name: string, commands: readonly Command[]): UsageError {
  const suggestion = nearest(
    name,
    commands.map((one) => one.name),
  )
  return new UsageError(
    `unknown command \`${name}\`${suggestion === undefined ? '' : `; did you mean \`${suggestion}\`?`}`,
  )
}

/** Messages of the file system name the path and what is wrong with it; a stack would only hide that. */
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
