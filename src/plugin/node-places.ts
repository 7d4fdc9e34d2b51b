import type { Node } from 'estree'
import { toAst } from '../../adapters/shared/instrument-syntax.ts'
import type { Cut, Range } from './skeleton.ts'

/** Where the nodes of a module are. */
export interface NodePlaces {
  /** Puts all of them where they are when the cuts are there. */
  moveTo(cuts: readonly Cut[]): void
  /** Takes up other nodes. Those behind them are where they were until all are moved. */
  replace(replacement: Replacement): void
}

/** Nodes that take the place of others, in the order of the code. */
export interface Replacement {
  readonly index: number
  readonly count: number
  readonly nodes: readonly Node[]
  /** What they take up, as it was and as it is. */
  readonly old: RangeAmongCuts
  readonly now: RangeAmongCuts
}

/** A part of a module with all that is cut out of the module. */
export interface RangeAmongCuts extends Range {
  readonly cuts: readonly Cut[]
}

/**
 * Notes where nodes are in the outline of a module: what is cut out of it may change its length.
 *
 * @param cuts of the code that the places of the nodes are in; none of them is in the middle of one
 */
export function createNodePlaces(nodes: readonly Node[], cuts: readonly Cut[]): NodePlaces {
  const places = findPlaces(nodes, cuts)
  return {
    moveTo(others) {
      const moved = lengthsBefore(others)
      for (const { node, first, last, start, end } of places) {
        node.start = start + moved[first]!
        node.end = end + moved[last]!
      }
    },
    replace({ index, count, nodes: added, old, now }) {
      places.splice(index, count)
      moveBehind(places, old, now)
      places.splice(index, 0, ...findPlaces(added, now.cuts))
    },
  }
}

interface Place {
  readonly node: Movable
  /** How many cuts are before its start, and before its end. */
  first: number
  last: number
  /** Without what these cut out. */
  start: number
  end: number
}

/** The parser leaves the places of its nodes to those who asked for them. */
type Movable = Node & { start: number; end: number }

function findPlaces(nodes: readonly Node[], cuts: readonly Cut[]): Place[] {
  const lengths = lengthsBefore(cuts)
  return nodes.map((node) => {
    const { start, end } = toAst(node)
    const [first, last] = [countCuts(cuts, start), countCuts(cuts, end)]
    return { node: node as Movable, first, last, start: start - lengths[first]!, end: end - lengths[last]! }
  })
}

function moveBehind(places: readonly Place[], old: RangeAmongCuts, now: RangeAmongCuts): void {
  const before = placeOf(old)
  const after = placeOf(now)
  for (const place of places) {
    if (place.node.end < old.to) continue
    place.last += after.cuts - before.cuts
    place.end += after.index - before.index
    if (place.node.start < old.to) continue
    place.first += after.cuts - before.cuts
    place.start += after.index - before.index
  }
}

/** Where a range ends: behind how many cuts, and without what these cut out. */
function placeOf({ to, cuts }: RangeAmongCuts): { readonly cuts: number; readonly index: number } {
  const count = countCuts(cuts, to)
  return { cuts: count, index: to - lengthsBefore(cuts)[count]! }
}

/** Puts a node so many characters further back. */
export function moveBy(node: Node, length: number): void {
  const movable = node as Movable
  movable.start += length
  movable.end += length
}

/** For each cut, and behind the last one, how long all before it are together. */
function lengthsBefore(cuts: readonly Cut[]): Int32Array {
  const lengths = new Int32Array(cuts.length + 1)
  for (const [index, { from, to }] of cuts.entries()) lengths[index + 1] = lengths[index]! + to - from
  return lengths
}

/** How many of the cuts, in their order, end before an index or at it. */
export function countCuts(cuts: readonly Cut[], index: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (cuts[middle]!.to <= index) low = middle + 1
    else high = middle
  }
  return low
}
