import type { Node } from 'estree'
import { toAst } from './instrument-syntax.ts'

/** On a line of its own, but for a keyword that a compiler has put in front. */
const FILE_RE = /^[ \t]*(?:(?:const|let|var) )?\/\/[ \t]*@metamon-reset\b/m
const DECLARATION_RE = /\/\*\s*@metamon-reset\s*\*\/\s*(?:export\s+)?$/

/** What asks for a reset, wherever it stands. */
export const RESET_RE: RegExp = /@metamon-reset\b/

/** Whether there is anything to look for at all. */
export const mentionsReset = (code: string): boolean => RESET_RE.test(code)

/** The variables and fields that are declared behind such a comment in what an author has written. */
export const namesResetIn = (source: string): ReadonlySet<string | undefined> =>
  new Set([...source.matchAll(DECLARED_RE)].map(([, name]) => name))

const DECLARED_RE =
  /\/\*\s*@metamon-reset\s*\*\/\s*(?:(?:export|const|let|var)\s+)*(?:this\.)?[#[{\s]*([\w$]+)/g

/** Whether the author wants all state of a module to start anew with every update: `// @metamon-reset`. */
export const isResetFile = (code: string): boolean => mentionsReset(code) && FILE_RE.test(code)

/**
 * Whether the author wants this state to start anew: `/* @metamon-reset *\/` before its declaration.
 *
 * @param ancestors what the state stands in, from the outside in
 */
export function isResetDeclaration(ancestors: readonly Node[], code: string): boolean {
  // Hardly any module has one, and looking for it takes time for each declaration.
  if (!code.includes('@metamon-reset')) return false
  const declaration = ancestors.findLastIndex((node) => DECLARES_RE.test(node.type))
  return ancestors
    .slice(Math.max(0, declaration))
    .some((node) => DECLARATION_RE.test(code.slice(0, toAst(node).start)))
}

const DECLARES_RE = /(?:Statement|Declaration|PropertyDefinition)$/
