import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from '../command.ts'
import { loadParser } from '../load-parser.ts'
import { EXIT, UsageError, printable } from '../system.ts'
import { TYPES_FOLDER } from '../../plugin/types-folder.ts'
import { writeTypes } from '../write-types.ts'

/** `metamon types`: declarations from which TypeScript knows the props of each component. */
export const typesCommand: Command = {
  name: 'types',
  operands: '',
  summary: 'write the types of all components of this folder into `.metamon/types`',
  details:
    'TypeScript finds them with these compiler options:\n' +
    '  "allowArbitraryExtensions": true, "rootDirs": [".", ".metamon/types"]',
  options: {},
  async run({ positionals }, system) {
    if (positionals[0] !== undefined) throw new UsageError(`\`types\` takes no \`${positionals[0]}\``)
    const { typed, untyped } = writeTypes(system.folder, await loadParser())
    for (const file of untyped) system.warn(`${printable(file)}: no types of its own\n`)
    system.write(
      `${typed.length} of ${typed.length + untyped.length} components declared in ${TYPES_FOLDER}\n`,
    )
    const config = join(system.folder, 'tsconfig.json')
    if (existsSync(config) && !readFileSync(config, 'utf8').includes(TYPES_FOLDER)) {
      system.warn(
        `tsconfig.json does not name them: add "allowArbitraryExtensions": true and "rootDirs": [".", "${TYPES_FOLDER}"]\n`,
      )
    }
    return EXIT.ok
  },
}
