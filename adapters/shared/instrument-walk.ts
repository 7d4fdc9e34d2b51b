import type { Node } from 'estree'

/** Is called with all nodes, and with what they are in. */
export interface NodeVisitor {
  /** Called before what is in the node. */
  readonly enter?: (node: Node, ancestors: readonly Node[]) => void
  /** Called after what is in the node. */
  readonly leave?: (node: Node, ancestors: readonly Node[]) => void
}

interface Visitor {
  /** Called before what is in the node; not to look into it is what `'skip'` asks for. */
  readonly enter: (node: Node) => 'skip' | void
}

/** Visits a node and all that is in it, in the order of the code. */
export function walkCode(root: Node, { enter }: Visitor): void {
  const visit = (node: Node) => {
    if (enter(node) !== 'skip') visitChildren(node, visit)
  }
  visit(root)
}

/** Nodes in the order of the code: what is read more than once is looked for but once. */
export interface NodeList {
  readonly nodes: readonly Node[]
  /** How many of the nodes each one stands in. */
  readonly depths: readonly number[]
}

/** Lists nodes and all that is in them. */
export function listNodes(roots: readonly Node[]): NodeList {
  const nodes: Node[] = []
  const depths: number[] = []
  let depth = 0
  const visit = (node: Node) => {
    nodes.push(node)
    depths.push(depth)
    depth += 1
    visitChildren(node, visit)
    depth -= 1
  }
  roots.forEach(visit)
  return { nodes, depths }
}

/** Visits all nodes of a list. Their ancestors, from the outside in, are one array that changes on the way. */
export function walkNodes({ nodes, depths }: NodeList, { enter, leave }: NodeVisitor): void {
  const ancestors: Node[] = []
  const leaveTo = (depth: number) => {
    while (ancestors.length > depth) {
      const node = ancestors.pop()!
      leave?.(node, ancestors)
    }
  }
  for (let index = 0; index < nodes.length; index++) {
    // There are as many depths as nodes.
    leaveTo(depths[index]!)
    const node = nodes[index]!
    enter?.(node, ancestors)
    ancestors.push(node)
  }
  leaveTo(0)
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
