/** One thing of those that an import can have before it. */
const BEFORE_RE = /\s+|;|\/\/.*|\/\*[\s\S]*?\*\/|(["'])use [\w ]+\1/y

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
  let index = 0
  for (;;) {
    const match = matchAt(BEFORE_RE, code, index) ?? matchAt(IMPORT_RE, code, index)
    if (!match) return found
    const [text, , name] = match
    if (name !== undefined) found.push(name)
    index += text.length
  }
}

function matchAt(pattern: RegExp, code: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(code)
}
