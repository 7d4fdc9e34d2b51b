import { child, nameOf, nodes } from '../parse/syntax.ts'
import type { SyntaxNode } from '../parse/syntax.ts'
import { collectBindings } from './bindings.ts'
import type { Bindings } from './bindings.ts'

const HOOK_OWNER_RE = /^(?:\p{Lu}|use\p{Lu})/u
const MAXIMUM_DEPTH = 10

/** Finds the value of the default export, through names and type assertions. */
export function findDefaultExport(
  statements: readonly SyntaxNode[],
  bindings: Bindings,
): SyntaxNode | undefined {
  for (const statement of statements) {
    if (statement.type === 'ExportDefaultDeclaration')
      return dereference(child(statement, 'declaration'), bindings)
    for (const specifier of nodes(statement, 'specifiers')) {
      const isDefault =
        statement.type === 'ExportNamedDeclaration' && nameOf(child(specifier, 'exported')) === 'default'
      if (isDefault) return dereference(child(specifier, 'local'), bindings)
    }
  }
  return undefined
}

/**
 * Lists the functions of a module that may call hooks, the default-exported component first, then
 * components and custom hooks in source order.
 */
export function findHookOwners(statements: readonly SyntaxNode[], bindings: Bindings): SyntaxNode[] {
  const owners = [resolveFunction(findDefaultExport(statements, bindings), bindings)]
  for (const [name, value] of bindings) {
    if (HOOK_OWNER_RE.test(name)) owners.push(resolveFunction(value, bindings))
  }
  return [...new Set(owners.filter((owner) => owner !== undefined))]
}

/** Finds the component function behind a default export. */
export function findComponent(statements: readonly SyntaxNode[], bindings: Bindings): SyntaxNode | undefined {
  return resolveFunction(findDefaultExport(statements, bindings), bindings)
}

/** The `setup` function of a Vue component written as an options object. */
export function findOptionsSetup(
  statements: readonly SyntaxNode[],
  bindings: Bindings,
): SyntaxNode | undefined {
  const exported = findDefaultExport(statements, bindings)
  const options = exported?.type === 'CallExpression' ? nodes(exported, 'arguments')[0] : exported
  const object = dereference(options, bindings)
  if (object?.type !== 'ObjectExpression') return undefined
  const setup = nodes(object, 'properties').find((property) => nameOf(child(property, 'key')) === 'setup')
  return setup && resolveFunction(child(setup, 'value'), bindings)
}

/** What the body of a function declares at its top level. */
export function bindingsOf(owner: SyntaxNode): Bindings {
  const body = child(owner, 'body')
  return collectBindings(body?.type === 'BlockStatement' ? nodes(body, 'body') : [])
}

function resolveFunction(
  value: SyntaxNode | undefined,
  bindings: Bindings,
  depth = 0,
): SyntaxNode | undefined {
  const node = dereference(value, bindings)
  if (node === undefined || depth > MAXIMUM_DEPTH) return undefined
  if (node.type === 'FunctionDeclaration' && !child(node, 'body')) return undefined
  if (/^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) return node
  if (node.type !== 'CallExpression' || isLazy(node)) return undefined
  for (const argument of nodes(node, 'arguments')) {
    const resolved = resolveFunction(argument, bindings, depth + 1)
    if (resolved) return resolved
  }
  return undefined
}

/** `lazy(() => import(…))`: its function loads a component and is none. */
function isLazy(call: SyntaxNode): boolean {
  const callee = child(call, 'callee')
  const name = callee?.type === 'MemberExpression' ? child(callee, 'property') : callee
  return nameOf(name) === 'lazy'
}

function dereference(value: SyntaxNode | undefined, bindings: Bindings): SyntaxNode | undefined {
  let node = value
  for (let depth = 0; node && depth <= MAXIMUM_DEPTH; depth++) {
    if (node.type === 'Identifier') node = bindings.get(nameOf(node) ?? '')
    else if (/^(?:ParenthesizedExpression|TS\w+Expression)$/.test(node.type)) node = child(node, 'expression')
    else return node
  }
  return undefined
}
