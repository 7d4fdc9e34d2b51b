import type { Node } from 'estree'
import type { AstNode } from '../shared/instrument.ts'

const FILE_RE = /^[ \t]*\/\/[ \t]*@metamon-reset\b/m
const DECLARATION_RE = /\/\*\s*@metamon-reset\s*\*\/\s*(?:export\s+)?$/

/** Whether the author wants all state of a module to start anew with every update: `// @metamon-reset`. */
export const isResetFile = (code: string): boolean => FILE_RE.test(code)

/** Whether the author wants this state to start anew: `/* @metamon-reset *\/` before its declaration. */
export function isResetDeclaration(ancestors: readonly Node[], code: string): boolean {
  const statement = ancestors.findLast((node) =>
    /(?:Statement|Declaration|PropertyDefinition)$/.test(node.type),
  )
  // Every node of the parser has its place.
  return statement !== undefined && DECLARATION_RE.test(code.slice(0, (statement as AstNode).start))
}
