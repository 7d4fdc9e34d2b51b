import type { Framework } from '../../../../src/shared/framework.ts'
import type { GlobalUse } from '../../ast.ts'
import type { Edit } from '../edit.ts'
import { LANGUAGE } from '../language.ts'
import type { Names } from '../names.ts'

/** The names of the platform that templates of Vue can see. */
const SEEN_IN_VUE: ReadonlySet<string> = new Set(
  (
    'Infinity undefined NaN isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI ' +
    'encodeURIComponent Math Number Date Array Object Boolean String RegExp Map Set JSON Intl BigInt console ' +
    'Error Symbol arguments'
  ).split(' '),
)

/** How a template reaches names that the file does not declare. */
export interface Globals {
  /** What the view calls the global object; undefined where nothing asks for it. */
  readonly object: string | undefined
  rewrite(edit: Edit, uses: readonly GlobalUse[]): void
}

/** Finds out how templates of the target reach the names of the language and of the platform. */
export function createGlobals(
  uses: readonly GlobalUse[],
  { target, names, helper }: { target: Framework; names: Names; helper(name: string): string },
): Globals {
  const isHidden = ({ name }: GlobalUse) =>
    target === 'vue' && !LANGUAGE.includes(name) && !SEEN_IN_VUE.has(name)
  const object = uses.some(isHidden) ? names.free('g$') : undefined
  const nameOf = (use: GlobalUse): string => {
    if (LANGUAGE.includes(use.name)) return helper(use.name)
    return object !== undefined && isHidden(use) ? `${object}.${use.name}` : use.name
  }
  return {
    object,
    rewrite(edit, uses) {
      for (const use of uses) {
        const name = nameOf(use)
        if (name === use.name) continue
        if (use.use === 'shorthand') edit.append(use.start, `${use.name}: `)
        edit.rename(use, name)
      }
    },
  }
}
