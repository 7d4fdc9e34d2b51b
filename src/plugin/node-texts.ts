import type { Literal, Node, TemplateElement } from 'estree'
import type { AstNode } from '../../adapters/shared/instrument.ts'
import { toAst } from '../../adapters/shared/instrument-syntax.ts'
import type { Cut } from './skeleton.ts'

/** A text in the code, and the node that holds it. */
export interface TextNode {
  readonly node: (Literal | TemplateElement) & AstNode
  /** The index of the cut. */
  readonly cut: number
}

/**
 * Finds the nodes of the texts that were cut out of a module.
 *
 * @returns undefined where one is in no node, or stands for more than itself
 */
export function findTexts(nodes: readonly Node[], cuts: readonly Cut[]): readonly TextNode[] | undefined {
  const indices = new Map(cuts.flatMap(({ from, isText }, index) => (isText ? [[from, index] as const] : [])))
  const texts = nodes.flatMap((node): TextNode[] => {
    const start = startOfText(node)
    const cut = start === undefined ? undefined : indices.get(start)
    return cut === undefined ? [] : [{ node: node as TextNode['node'], cut }]
  })
  return texts.length === indices.size && !nodes.some(isSpecial) ? texts : undefined
}

/** Inside of the quotes. */
function startOfText(node: Node): number | undefined {
  if (node.type === 'TemplateElement') return toAst(node).start
  return node.type === 'Literal' && typeof node.value === 'string' ? toAst(node).start + 1 : undefined
}

/** `"use strict"` has an effect, and `import { "a b" as c }` names something. */
const isSpecial = (node: Node): boolean =>
  (node.type === 'ExpressionStatement' && 'directive' in node && typeof node.directive === 'string') ||
  (node.type === 'ImportSpecifier' && node.imported.type === 'Literal')

/**
 * Gives a node what the code says at its place.
 *
 * @returns false for what does not stand for itself, as `\n`
 */
export function giveText(node: TextNode['node'], code: string, { from, to }: Cut): boolean {
  const text = code.slice(from, to)
  if (/[\\\r]/.test(text)) return false
  if (node.type === 'TemplateElement')
    Object.assign(node, { start: from, end: to, value: { raw: text, cooked: text } })
  else Object.assign(node, { value: text, raw: code.slice(from - 1, to + 1) })
  return true
}
