import { parseArgs } from 'node:util'
import { nearest } from '../shared/nearest.ts'
import { COMMON_OPTIONS } from './command.ts'
import type { CommandInput, Option } from './command.ts'
import { UsageError } from './system.ts'

/**
 * Reads what follows the name of a command.
 *
 * @throws UsageError for an option that the command does not have, a missing value, a value too many
 */
export function readArguments(
  words: readonly string[],
  options: Readonly<Record<string, Option>>,
): CommandInput {
  const known = { ...options, ...COMMON_OPTIONS }
  const { tokens, positionals } = parseArgs({
    args: [...words],
    options: Object.fromEntries(Object.entries(known).map(([name, { type }]) => [name, { type }])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const texts = new Map<string, string>()
  const flags = new Set<string>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    const option = Object.hasOwn(known, name) ? known[name] : undefined
    if (!option) throw unknownOption(rawName, Object.keys(known))
    if (option.type === 'boolean') {
      if (value !== undefined) throw new UsageError(`\`${rawName}\` takes no value`)
      flags.add(name)
    } else {
      if (isMissing(value, token.inlineValue)) {
        throw new UsageError(`\`${rawName}\` needs a value: \`${rawName} <${option.value ?? 'value'}>\``)
      }
      texts.set(name, value)
    }
  }
  return { positionals, texts, flags }
}

/** `--out --json` leaves the value out; `--out=--json` does not. */
const isMissing = (value: string | undefined, isInline: boolean | undefined): value is undefined =>
  value === undefined || value === '' || (isInline !== true && value.startsWith('-'))

function unknownOption(rawName: string, names: readonly string[]): UsageError {
  const suggestion = nearest(rawName.replace(/^-+/, ''), names)
  return new UsageError(
    `unknown option \`${rawName}\`${suggestion === undefined ? '' : `; did you mean \`--${suggestion}\`?`}`,
  )
}
