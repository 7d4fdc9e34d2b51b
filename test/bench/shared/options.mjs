import { parseArgs } from 'node:util'

/**
 * Reads whole numbers from the command line: `--edits 60`.
 * @param defaults the numbers by name, which are all that is known
 * @throws {Error} for an unknown name, or what is no whole number
 */
export function readNumbers(defaults) {
  const options = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, { type: 'string', default: String(value) }]),
  )
  const { values } = parseArgs({ options })
  return Object.fromEntries(
    Object.entries(values).map(([name, text]) => {
      if (!/^\d+$/.test(text)) throw new Error(`--${name} is \`${text}\`: give a whole number`)
      return [name, Number(text)]
    }),
  )
}
