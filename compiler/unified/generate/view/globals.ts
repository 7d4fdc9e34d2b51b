import type { UnifiedFile } from '../../ast.ts'
import { LANGUAGE } from '../language.ts'

/** What Vue's templates may use of the global object, and what the view imports. */
const REACHED: ReadonlySet<string> = new Set([
  ...(
    'Infinity undefined NaN isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI ' +
    'encodeURIComponent Math Number Date Array Object Boolean String RegExp Map Set JSON Intl BigInt console Error ' +
    'Symbol arguments globalThis'
  ).split(' '),
  ...LANGUAGE,
])

/** The globals that a template uses and Vue would not find: `window`, `location`, `structuredClone`. */
export function findGlobals({ globals }: Pick<UnifiedFile, 'globals'>): string[] {
  const inTemplate = globals.filter(({ place, name }) => place === 'template' && !REACHED.has(name))
  return [...new Set(inTemplate.map(({ name }) => name))]
}
