import type { Expression, Node, Pattern, PrivateIdentifier } from 'estree'
import { isFunction } from '../shared/instrument-syntax.ts'

/** Where a piece of state is made. */
export interface StatePlace {
  /** The variable, within the functions that it stands in: `useThing.thing`. */
  readonly name: string
  /** True when it is made while its module is evaluated, outside of every function. */
  readonly isShared: boolean
}

export interface NamingContext {
  /** Whether a call defines a component, whose setup its first argument may be. */
  readonly isDefinition: (call: Node) => boolean
  /** What stands in for the name of the function, for state that a function without a name makes. */
  readonly moduleName: string
}

/**
 * Names a piece of state by the variable or property that it is put into, and by the functions around it.
 * The setup of a component has no part in the name.
 *
 * @param ancestors what the call that makes the state stands in, from the outside in
 * @param fallback the name of state that is put into nothing that has a name
 */
export function nameState(ancestors: readonly Node[], fallback: string, context: NamingContext): StatePlace {
  const scopeIndex = ancestors.findLastIndex(isScope)
  const target = ancestors.slice(scopeIndex + 1).flatMap(targetName)
  const variable = target.length > 0 ? target : [fallback]
  const scopes = ancestors.slice(0, scopeIndex + 1)
  const setupIndex = scopes.findLastIndex((_, index) => isSetup(scopes.slice(0, index + 1), context))
  const functions = scopes.flatMap((node, index) =>
    index > setupIndex && isScope(node) ? scopeName(scopes.slice(0, index + 1)) : [],
  )
  const isUnnamed = functions.length === 0 && setupIndex < 0 && scopeIndex >= 0
  const path = [...(isUnnamed ? [context.moduleName] : functions), ...variable]
  return { name: path.join('.'), isShared: scopeIndex < 0 }
}

const isScope = (node: Node): boolean => isFunction(node) || node.type === 'ClassBody'

/** Whether the last of these nodes is a setup; React Refresh wraps one that calls what it takes for hooks. */
function isSetup(path: readonly Node[], { isDefinition }: NamingContext): boolean {
  const [outer, parent, node] = [path.at(-3), path.at(-2), path.at(-1)]
  if (!isFunction(node)) return false
  if (parent?.type !== 'CallExpression') return isSetupOption(parent, node)
  return parent.arguments[0] === node && (isDefinition(parent) || isSetupOption(outer, parent))
}

const isSetupOption = (property: Node | undefined, value: Node): boolean =>
  property?.type === 'Property' && property.value === value && keyName(property.key).includes('setup')

/** The name that something is put under by one of the nodes around it. */
function targetName(node: Node): string[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return patternName(node.id)
    case 'AssignmentExpression':
      return patternName(node.left)
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition':
      return keyName(node.key)
    default:
      return []
  }
}

/** The name of the last of these nodes, its own or else the one that it is put under. */
function scopeName(path: readonly Node[]): string[] {
  const scope = path.at(-1)
  const named = scope?.type === 'ClassBody' ? path.at(-2) : scope
  if (named && 'id' in named && named.id?.type === 'Identifier') return [named.id.name]
  const outside = path.slice(0, named === scope ? -1 : -2)
  return outside
    .slice(outside.findLastIndex(isScope) + 1)
    .flatMap(targetName)
    .slice(-1)
}

function patternName(pattern: Pattern): string[] {
  if (pattern.type === 'Identifier') return [pattern.name]
  return pattern.type === 'MemberExpression' ? keyName(pattern.property) : []
}

function keyName(key: Expression | PrivateIdentifier): string[] {
  if (key.type === 'Identifier' || key.type === 'PrivateIdentifier') return [key.name]
  return key.type === 'Literal' ? [String(key.value)] : []
}
