import type { Node } from 'estree'
import { isFunction, namesOfPattern } from '../shared/instrument-syntax.ts'

/** What surrounds a node, the innermost last. */
export type Ancestors = readonly Node[]

/** What solid-refresh calls the values that it hands to hoisted JSX: another edit, another number. */
const HOISTED_PROP_RE = /^v\d+$/

/**
 * Names the state that a call creates: the variable that gets it, after the functions that it is in.
 * A component's own variables have no function in front: `count`, but `createThing.thing`.
 *
 * @param kind stands in for the variable where there is none
 */
export function nameState(ancestors: Ancestors, kind: string, isComponent: (node: Node) => boolean): string {
  const functions = ancestors.flatMap((node, index) =>
    isFunction(node) && !isComponent(node) ? functionName(node, ancestors[index - 1]) : [],
  )
  return [...functions, variableName(ancestors) ?? kind].join('.')
}

function functionName(node: Node, parent: Node | undefined): string[] {
  const own = 'id' in node && node.id?.type === 'Identifier' ? node.id.name : undefined
  const name = own ?? (parent && boundName(parent))
  return name === undefined ? [] : [name]
}

function variableName(ancestors: Ancestors): string | undefined {
  for (let index = ancestors.length - 1; index >= 0; index--) {
    const node = ancestors[index]!
    if (isFunction(node)) return undefined
    const name = boundName(node)
    if (name !== undefined) return name
  }
  return undefined
}

/** The name that a declarator, assignment or property gives to its value. */
function boundName(node: Node): string | undefined {
  if (node.type === 'VariableDeclarator') return namesOfPattern(node.id)[0]
  if (node.type === 'AssignmentExpression') {
    if (node.left.type !== 'MemberExpression') return namesOfPattern(node.left)[0]
    return node.left.property.type === 'Identifier' ? node.left.property.name : undefined
  }
  const isProperty =
    (node.type === 'Property' && node.kind === 'init') ||
    node.type === 'PropertyDefinition' ||
    node.type === 'MethodDefinition'
  if (!isProperty || node.key.type !== 'Identifier' || node.computed) return undefined
  return HOISTED_PROP_RE.test(node.key.name) ? undefined : node.key.name
}
