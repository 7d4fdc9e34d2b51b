import type { Literal, Node, TemplateElement } from 'estree'
import type { AstNode } from '../../adapters/shared/instrument.ts'
import { toAst } from '../../adapters/shared/instrument-syntax.ts'
import type { Cut } from './skeleton.ts'

/** A text in the code, and the node that holds it. */
export interface TextNode {
  readonly node: (Literal | TemplateElement) & AstNode
  /** The index of the cut. */
  readonly cut: number
  /** Whether it decides of more than its own node. */
  readonly isFixed: boolean
}

/**
 * Finds the nodes of the texts that were cut out of a module.
 *
 * @returns undefined where one is in no node
 */
export function findTexts(nodes: readonly Node[], cuts: readonly Cut[]): readonly TextNode[] | undefined {
  const indices = new Map(cuts.flatMap(({ from, isText }, index) => (isText ? [[from, index] as const] : [])))
  const fixed = new Set(nodes.flatMap(fixedIn))
  const texts = nodes.flatMap((node): TextNode[] => {
    const start = startOfText(node)
    const cut = start === undefined ? undefined : indices.get(start)
    return cut === undefined ? [] : [{ node: node as TextNode['node'], cut, isFixed: fixed.has(node) }]
  })
  return texts.length === indices.size ? texts : undefined
}

/** Inside of the quotes. */
function startOfText(node: Node): number | undefined {
  if (node.type === 'TemplateElement') return toAst(node).start
  return node.type === 'Literal' && typeof node.value === 'string' ? toAst(node).start + 1 : undefined
}

/** `"use strict"` has an effect, and what is imported is another thing when it, or its module, has another name. */
function fixedIn(node: Node): readonly Node[] {
  if (node.type === 'ExpressionStatement') return 'directive' in node ? [node.expression] : []
  if (node.type === 'ImportSpecifier') return [node.imported]
  return 'source' in node && node.source ? [node.source] : []
}

/**
 * Gives a node what the code says at its place.
 *
 * @returns false for a new text that decides of more than the node, or does not stand for itself, as `\n`
 */
export function giveText({ node, isFixed }: TextNode, code: string, { from, to }: Cut): boolean {
  const text = code.slice(from, to)
  const isTemplate = node.type === 'TemplateElement'
  if (isTemplate) Object.assign(node, { start: from, end: to })
  const before = isTemplate ? node.value.raw : node.raw?.slice(1, -1)
  if (text === before) return true
  if (isFixed || /[\\\r]/.test(text)) return false
  if (isTemplate) node.value = { raw: text, cooked: text }
  else Object.assign(node, { value: text, raw: code.slice(from - 1, to + 1) })
  return true
}
