import type { ParseScript } from '../../compiler/index.ts'
import { UsageError } from './system.ts'

/** In the order of preference: Vite is there in every project that uses the plugin. */
const PARSERS = ['vite', 'oxc-parser']

/**
 * Loads a script parser of the project.
 *
 * @throws UsageError when neither `vite` nor `oxc-parser` is installed
 */
export async function loadParser(
  load: (name: string) => Promise<unknown> = importByName,
): Promise<ParseScript> {
  for (const name of PARSERS) {
    const parser = await load(name).catch(() => undefined)
    if (hasParser(parser)) return parser.parseSync
  }
  throw new UsageError('no script parser: install `vite` 8 or `oxc-parser` in this project')
}

const importByName = (name: string): Promise<unknown> => import(name)

function hasParser(value: unknown): value is { parseSync: ParseScript } {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'parseSync') === 'function'
}
