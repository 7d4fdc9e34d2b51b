import type { Node } from 'estree'

interface Visitor {
  /** Called before what is in the node; not to look into it is what `'skip'` asks for. */
  enter?(node: Node, ancestors: readonly Node[]): 'skip' | void
  /** Called after what is in the node. */
  leave?(node: Node, ancestors: readonly Node[]): void
}

/**
 * Visits a node and all that is in it, in the order of the code. The ancestors, from the outside in, are one array
 * that changes on the way.
 */
export function walkCode(root: Node, visitor: Visitor): void {
  const ancestors: Node[] = []
  const visit = (node: Node) => {
    if (visitor.enter?.(node, ancestors) === 'skip') return
    ancestors.push(node)
    visitChildren(node, visit)
    ancestors.pop()
    visitor.leave?.(node, ancestors)
  }
  visit(root)
}

/** A node and all that is in it, in the order of the code: what is read more than once is walked but once. */
export function nodesIn(root: Node): readonly Node[] {
  const nodes: Node[] = []
  const visit = (node: Node) => {
    nodes.push(node)
    visitChildren(node, visit)
  }
  visit(root)
  return nodes
}

function visitChildren(node: Node, visit: (child: Node) => void): void {
  // What the keys of a node hold is looked at before it is taken for a node.
  const values = node as unknown as Readonly<Record<string, unknown>>
  for (const key of CHILDREN[node.type] ?? Object.keys(node)) {
    const value = values[key]
    if (Array.isArray(value)) {
      for (const one of value) if (isNode(one)) visit(one)
    } else if (isNode(value)) visit(value)
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** Where the children of the most frequent nodes are; of all others, every key is looked at. */
export const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  ArrayExpression: ['elements'],
  ArrayPattern: ['elements'],
  ArrowFunctionExpression: ['params', 'body'],
  AssignmentExpression: ['left', 'right'],
  BinaryExpression: ['left', 'right'],
  BlockStatement: ['body'],
  CallExpression: ['callee', 'arguments'],
  ConditionalExpression: ['test', 'consequent', 'alternate'],
  ExpressionStatement: ['expression'],
  FunctionDeclaration: ['id', 'params', 'body'],
  FunctionExpression: ['id', 'params', 'body'],
  Identifier: [],
  IfStatement: ['test', 'consequent', 'alternate'],
  Literal: [],
  LogicalExpression: ['left', 'right'],
  MemberExpression: ['object', 'property'],
  ObjectExpression: ['properties'],
  ObjectPattern: ['properties'],
  ParenthesizedExpression: ['expression'],
  Property: ['key', 'value'],
  ReturnStatement: ['argument'],
  TemplateElement: [],
  UnaryExpression: ['argument'],
  VariableDeclaration: ['declarations'],
  VariableDeclarator: ['id', 'init'],
}
