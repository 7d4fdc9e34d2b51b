/**
 * The lines of a compiled module that say what it imports and exports. Two modules in which they are equal import
 * and export the same: to compare them costs a fraction of parsing one.
 *
 * @param code as a compiler has printed it
 * @returns undefined where a statement goes on in a line that does not show it
 * @example
 * linkLinesOf('import { ref } from "vue"\nconst count = ref(0)\nexport default count')
 * // 'import { ref } from "vue"\nexport default count'
 */
export function linkLinesOf(code: string): string | undefined {
  const lines = code.match(LINE_RE) ?? []
  return lines.some((line) => OPEN_RE.test(line)) ? undefined : lines.join('\n')
}

/** Lines with one of the words in them, and those in which a comment begins or ends that hides others. */
const LINE_RE = /^.*(?:\b(?:import|export)\b|\/\*(?!.*\*\/)).*$|^(?!.*\/\*).*\*\/.*$/gm

/** Names in braces, the module after `from` and more names of an `export const` may stand in further lines. */
const OPEN_RE =
  /\b(?:import|export)\s*(?:$|\{[^}]*$|\*[^"']*$|(?:const|let|var)\b(?! [\w$]+ = [^{]*;$))|\bimport\s+[\w$][^"']*$|\bfrom\s*$/
