import type { CodeOutput } from '../../adapters/shared/instrument.ts'

/** The mark of a module that says when it is evaluated. */
export const OWNERSHIP_MARK = '__metamon_module__'

const ENTER = `const ${OWNERSHIP_MARK} = globalThis[Symbol.for("metamon.modules")]?.enter(import.meta.url);\n`
const LEAVE = `\n;${OWNERSHIP_MARK}?.leave();`

/**
 * Brackets a module, so that what it subscribes at top level can be told from what others do, and is replaced
 * instead of doubled when the module is evaluated again.
 */
export function bracket(output: CodeOutput): void {
  output.prepend(ENTER).append(LEAVE)
}
