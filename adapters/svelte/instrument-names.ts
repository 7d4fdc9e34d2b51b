import type { CallExpression, Node } from 'estree'

/** What the names in a module mean. */
export interface SvelteNames {
  /** Svelte's runtime, as compiled code imports it; undefined in a module that Svelte has not compiled. */
  readonly runtime: string | undefined
  /** The local name of each reactive container, and its name in Svelte. */
  readonly containers: ReadonlyMap<string, string>
  /** The variables that `bind:this` fills. */
  readonly elements: ReadonlySet<string>
}

/** The name of a function; empty when it has none that tells anything, undefined for any other node. */
export function functionName(node: Node, ancestors: readonly Node[]): string | undefined {
  if (node.type === 'FunctionDeclaration') return node.id?.name ?? ''
  if (node.type !== 'FunctionExpression' && node.type !== 'ArrowFunctionExpression') return undefined
  const parent = ancestors.at(-1)
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name
  if (parent?.type === 'Property' && parent.key.type === 'Identifier') return parent.key.name
  return ''
}

/** The call, when it is one of a method of that object: `$.state(…)`. */
export function callOf(
  node: Node | null | undefined,
  object: string | undefined,
  methods: readonly string[],
): CallExpression | undefined {
  if (object === undefined || node?.type !== 'CallExpression') return undefined
  const { callee } = node
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier')
    return undefined
  if (callee.object.type !== 'Identifier' || callee.object.name !== object) return undefined
  return methods.includes(callee.property.name) ? node : undefined
}

/** Code that reads what the node is the value of: a variable, a field, the left side of an assignment. */
export function targetOf(value: Node, ancestors: readonly Node[], code: string): string | undefined {
  const parent = ancestors.at(-1)
  if (parent?.type === 'VariableDeclarator' && parent.init === value)
    return parent.id.type === 'Identifier' ? parent.id.name : undefined
  if (parent?.type === 'PropertyDefinition' && parent.value === value)
    return parent.static || parent.computed ? undefined : `this.${sourceOf(parent.key, code)}`
  if (parent?.type === 'AssignmentExpression' && parent.right === value && parent.operator === '=')
    return isSimple(parent.left) ? sourceOf(parent.left, code) : undefined
  return undefined
}

/** A variable, or a field of `this`: reading it does nothing else. */
const isSimple = (node: Node): boolean =>
  node.type === 'Identifier' ||
  (node.type === 'MemberExpression' && node.object.type === 'ThisExpression' && !node.computed)

function sourceOf(node: Node, code: string): string {
  // Every node of the parsed code has its place.
  const { start, end } = node as Node & { readonly start: number; readonly end: number }
  return code.slice(start, end)
}
