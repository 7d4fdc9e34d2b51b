import type { Node } from 'estree'
import { toAst } from '../../adapters/shared/instrument-syntax.ts'
import type { Cut } from './skeleton.ts'

/** Where the nodes of a module are. */
export interface NodePlaces {
  /** Puts all of them where they are when the cuts are there. */
  moveTo(cuts: readonly Cut[]): void
}

/**
 * Notes where nodes are in the outline of a module: what is cut out of it may change its length.
 *
 * @param cuts of the code that the places of the nodes are in; none of them is in the middle of one
 */
export function createNodePlaces(nodes: readonly Node[], cuts: readonly Cut[]): NodePlaces {
  const lengths = lengthsBefore(cuts)
  const ends = Int32Array.from(cuts, ({ to }) => to)
  const places = nodes.map((node) => {
    const { start, end } = toAst(node)
    const [first, last] = [countUpTo(ends, start), countUpTo(ends, end)]
    return { node: node as Movable, first, last, start: start - lengths[first]!, end: end - lengths[last]! }
  })
  return {
    moveTo(others) {
      const moved = lengthsBefore(others)
      for (const { node, first, last, start, end } of places) {
        node.start = start + moved[first]!
        node.end = end + moved[last]!
      }
    },
  }
}

/** The parser leaves the places of its nodes to those who asked for them. */
type Movable = Node & { start: number; end: number }

/** For each cut, and behind the last one, how long all before it are together. */
function lengthsBefore(cuts: readonly Cut[]): Int32Array {
  const lengths = new Int32Array(cuts.length + 1)
  for (const [index, { from, to }] of cuts.entries()) lengths[index + 1] = lengths[index]! + to - from
  return lengths
}

/** How many of the indices, which rise, are not behind the given one. */
function countUpTo(indices: Int32Array, last: number): number {
  let low = 0
  let high = indices.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (indices[middle]! <= last) low = middle + 1
    else high = middle
  }
  return low
}
