import { COMMON_OPTIONS } from './command.ts'
import type { Command } from './command.ts'

/** What `metamon --help` shows. */
export function overview(commands: readonly Command[]): string {
  return [
    'metamon <command> [options]',
    '',
    'Commands:',
    ...table(commands.map(({ name, operands, summary }) => [`${name} ${operands}`.trimEnd(), summary])),
    '',
    'Options:',
    ...table([
      ['--help', 'show this help, or that of a command'],
      ['--version', 'show the version'],
    ]),
    '',
    'Exit code 0: all is well; 1: the files have errors; 2: the command could not be run as asked.',
    '',
  ].join('\n')
}

/** What `metamon <command> --help` shows. */
export function helpOf({ name, operands, summary, details, options }: Command): string {
  const rows = Object.entries({ ...options, ...COMMON_OPTIONS }).map(
    ([option, { value, description }]): [string, string] => [
      `--${option}${value === undefined ? '' : ` <${value}>`}`,
      description,
    ],
  )
  return [
    `metamon ${name} ${operands} [options]`.replaceAll(/ +/g, ' '),
    '',
    `${summary[0]?.toUpperCase() ?? ''}${summary.slice(1)}.`,
    ...(details === undefined ? [] : [details]),
    '',
    'Options:',
    ...table(rows),
    '',
  ].join('\n')
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`)
}
