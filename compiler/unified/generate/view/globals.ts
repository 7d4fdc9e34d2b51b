import { walk } from 'estree-walker'
import type { Node } from 'estree'
import { field, nameOf } from '../../../parse/syntax.ts'
import type { SyntaxNode } from '../../../parse/syntax.ts'
import type { UnifiedFile } from '../../ast.ts'
import { walkExpressions } from '../walk-template.ts'

/** What Vue's templates may use of the global object. */
const ALLOWED: ReadonlySet<string> = new Set(
  (
    'Infinity undefined NaN isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI ' +
    'encodeURIComponent Math Number Date Array Object Boolean String RegExp Map Set JSON Intl BigInt console Error ' +
    'Symbol arguments globalThis emit on signal computed'
  ).split(' '),
)

/** The globals that a template uses and Vue would not find: `window`, `location`, `structuredClone`. */
export function findGlobals({ template, references, bindings }: UnifiedFile): string[] {
  const known = new Set(references.map(({ start }) => start))
  const declared = new Set(bindings.map(({ name }) => name))
  const found = new Set<string>()
  walkExpressions(template.children, ({ node }) => {
    for (const identifier of identifiersOf(node)) {
      const name = nameOf(identifier)
      if (name && !known.has(identifier.start) && !declared.has(name) && !ALLOWED.has(name)) found.add(name)
    }
  })
  return [...found]
}

function identifiersOf(root: Node): SyntaxNode[] {
  const identifiers: SyntaxNode[] = []
  walk(root, {
    enter(node, parent, key) {
      // the parser gives every node its positions
      const current = node as unknown as SyntaxNode
      if (/^TSType(?!Assertion)/.test(current.type)) return this.skip()
      const isName =
        (key === 'property' || key === 'key') && parent !== null && field(parent, 'computed') !== true
      if (current.type === 'Identifier' && !isName) identifiers.push(current)
    },
  })
  return identifiers
}
