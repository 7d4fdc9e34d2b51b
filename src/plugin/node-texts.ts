import type { Literal, Node, TemplateElement } from 'estree'
import type { AstNode } from '../../adapters/shared/instrument.ts'
import { toAst } from '../../adapters/shared/instrument-syntax.ts'
import { countCuts, type Replacement } from './node-places.ts'
import type { Cut } from './skeleton.ts'

/** The nodes of a module that hold the texts that were cut out of it. */
export interface NodeTexts {
  /**
   * Gives them what the code says at their places.
   *
   * @param cuts of the code
   * @returns false for a new text that decides of more than its node, or does not stand for itself, as `\n`
   */
  giveTexts(code: string, cuts: readonly Cut[]): boolean
  /**
   * Takes up other nodes.
   *
   * @returns false where a text is in no node
   */
  replace(replacement: Replacement): boolean
}

/**
 * Finds the nodes of texts.
 *
 * @returns undefined where a text is in no node
 */
export function createNodeTexts(nodes: readonly Node[], cuts: readonly Cut[]): NodeTexts | undefined {
  const all = findTexts(nodes, cuts, { from: 0, to: cuts.length })
  if (!all) return undefined
  let texts = all
  return {
    giveTexts: (code, others) => texts.every((one) => giveText(one, code, others[one.cut]!)),
    replace({ nodes: added, old, now }) {
      const first = countCuts(old.cuts, old.from)
      const [before, after] = [countCuts(old.cuts, old.to), countCuts(now.cuts, now.to)]
      const found = findTexts(added, now.cuts, { from: first, to: after })
      if (!found) return false
      const others = texts.filter(({ cut }) => cut < first || cut >= before)
      for (const one of others) if (one.cut >= before) one.cut += after - before
      texts = [...others, ...found]
      return true
    },
  }
}

/** A text in the code, and the node that holds it. */
interface TextNode {
  readonly node: (Literal | TemplateElement) & AstNode
  /** The index of the cut. */
  cut: number
  /** Whether it decides of more than its own node. */
  readonly isFixed: boolean
}

/** @param range of indices of cuts: those that the texts are looked for of */
function findTexts(
  nodes: readonly Node[],
  cuts: readonly Cut[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly TextNode[] | undefined {
  const indices = new Map<number, number>()
  for (let index = from; index < to; index++) if (cuts[index]!.isText) indices.set(cuts[index]!.from, index)
  const fixed = new Set(nodes.flatMap(fixedIn))
  const texts: TextNode[] = []
  for (const node of nodes) {
    const start = startOfText(node)
    const cut = start === undefined ? undefined : indices.get(start)
    if (cut !== undefined) texts.push({ node: node as TextNode['node'], cut, isFixed: fixed.has(node) })
  }
  return texts.length === indices.size ? texts : undefined
}

/** Inside of the quotes. */
function startOfText(node: Node): number | undefined {
  if (node.type === 'TemplateElement') return toAst(node).start
  return node.type === 'Literal' && typeof node.value === 'string' ? toAst(node).start + 1 : undefined
}

/**
 * `"use strict"` has an effect, what is imported is another thing when it, or its module, has another name, and so
 * is a method whose name is `"constructor"`.
 */
function fixedIn(node: Node): readonly Node[] {
  if (node.type === 'MethodDefinition') return [node.key]
  if (node.type === 'ExpressionStatement') return 'directive' in node ? [node.expression] : []
  if (node.type === 'ImportSpecifier') return [node.imported]
  return 'source' in node && node.source ? [node.source] : []
}

function giveText({ node, isFixed }: TextNode, code: string, { from, to }: Cut): boolean {
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
