import type { Expression } from '../ast.ts'
import type { Attribute, TemplateNode } from '../template-ast.ts'

/** The nodes directly inside of a node, in the order of the source. */
export function childrenOf(node: TemplateNode): readonly TemplateNode[] {
  switch (node.kind) {
    case 'text':
    case 'interpolation':
    case 'html':
      return []
    case 'if':
      return node.branches.flatMap((branch) => branch.children)
    case 'each':
      return [...node.children, ...(node.otherwise ?? [])]
    default:
      return node.children
  }
}

/** Where an expression stands: among text, in a tag, or in the head of a block. */
export type ExpressionPlace = 'text' | 'tag' | 'head'

/** Goes through all expressions of markup. */
export function walkExpressions(
  children: readonly TemplateNode[],
  visit: (expression: Expression, place: ExpressionPlace) => void,
): void {
  for (const node of children) {
    switch (node.kind) {
      case 'text':
        break
      case 'interpolation':
      case 'html':
        visit(node.expression, node.kind === 'html' ? 'tag' : 'text')
        break
      case 'if':
        for (const { test } of node.branches) if (test) visit(test, 'head')
        break
      case 'each':
        visit(node.list, 'head')
        if (node.key) visit(node.key, 'head')
        break
      case 'for':
        for (const part of [node.from, node.to, node.step]) if (part) visit(part, 'head')
        break
      default:
        for (const attribute of node.attributes) {
          for (const expression of expressionsOf(attribute)) visit(expression, 'tag')
        }
    }
    walkExpressions(childrenOf(node), visit)
  }
}

/** Goes through all attributes of markup. */
export function walkAttributes(
  children: readonly TemplateNode[],
  visit: (attribute: Attribute) => void,
): void {
  for (const node of children) {
    if ('attributes' in node) node.attributes.forEach(visit)
    walkAttributes(childrenOf(node), visit)
  }
}

/** The expressions of one attribute. */
export function expressionsOf(attribute: Attribute): readonly Expression[] {
  switch (attribute.kind) {
    case 'static':
      return []
    case 'dynamic':
      return attribute.parts.flatMap((part) => (part.kind === 'expression' ? [part.expression] : []))
    case 'event':
      return [attribute.handler]
    case 'bind':
    case 'ref':
      return [attribute.target]
    case 'class':
      return [attribute.test]
    case 'spread':
      return [attribute.expression]
  }
}
