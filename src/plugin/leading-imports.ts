/** What an import can have before it. */
const SPACE_RE = /(?:\s|;|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(["'])use [\w ]+\1)*/y

const IMPORT_RE = /import(?=[\s{*"'])(?:[\w$\s{},*]+?from\s*|\s*)(["'])([^"'\\\n]+)\1/y

/**
 * The modules that code imports at its very start, found without parsing it: nothing before them can make something
 * else of them. Those that stand further down, or are written in an unusual way, are left out.
 *
 * @returns their names as they are written, in the order of the code
 * @example
 * leadingImports('// a note\nimport { useState } from "react"\nrun()') // ['react']
 */
export function leadingImports(code: string): readonly string[] {
  const found: string[] = []
  let index = endOf(SPACE_RE, code, 0)
  for (;;) {
    IMPORT_RE.lastIndex = index
    const name = IMPORT_RE.exec(code)?.[2]
    if (name === undefined) return found
    found.push(name)
    index = endOf(SPACE_RE, code, IMPORT_RE.lastIndex)
  }
}

function endOf(pattern: RegExp, code: string, from: number): number {
  pattern.lastIndex = from
  pattern.test(code)
  return Math.max(from, pattern.lastIndex)
}
