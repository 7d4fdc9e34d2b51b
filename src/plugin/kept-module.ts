import type { Node, Program } from 'estree'
import type { Syntax } from '../../adapters/shared/instrument.ts'
import {
  listNodes,
  walkNodes,
  type NodeList,
  type NodeVisitor,
} from '../../adapters/shared/instrument-walk.ts'
import { findNewStatements, type NewStatements } from './changed-statements.ts'
import { createNodePlaces, type NodePlaces, type Replacement } from './node-places.ts'
import { createNodeTexts, type NodeTexts } from './node-texts.ts'
import type { Outline } from './outline.ts'
import { parseProgram } from './parse-program.ts'

/** The syntax of a module, to be used again for what becomes of the module. */
export interface KeptModule extends Syntax {
  /**
   * Makes it the syntax of changed code.
   *
   * @returns undefined where all has to be parsed anew; its own nodes are of no use then
   */
  change(code: string, outline: Outline): KeptModule | undefined
}

/**
 * Parses a module.
 *
 * @returns undefined where it does not parse
 */
export function createKeptModule(outline: Outline): KeptModule | undefined {
  const program = parseProgram(outline.skeleton.text)
  return program && new Kept(outline, program)
}

class Kept implements KeptModule {
  readonly program: Program
  private outline: Outline
  private known: NodeList | undefined
  private movable: Movable | undefined
  private readonly derived = new Map<unknown, unknown>()

  constructor(outline: Outline, program: Program, known?: NodeList, movable?: Movable) {
    this.outline = outline
    this.program = program
    this.known = known
    this.movable = movable
  }

  get nodes(): readonly Node[] {
    return this.list.nodes
  }

  walk(visitor: NodeVisitor): void {
    walkNodes(this.list, visitor)
  }

  private get list(): NodeList {
    return (this.known ??= listNodes([this.program]))
  }

  derive<Facts>(find: (syntax: Syntax) => Facts): Facts {
    if (!this.derived.has(find)) this.derived.set(find, find(this))
    // Only what the same function has found is under it.
    return this.derived.get(find) as Facts
  }

  change(code: string, outline: Outline): KeptModule | undefined {
    if (outline.text === this.outline.text) return this.moveTo(code, outline)
    const found = findNewStatements(this.nodes, this.outline, outline)
    return found && this.replace(code, outline, found)
  }

  private moveTo(code: string, outline: Outline): KeptModule | undefined {
    const movable = this.findMovable()
    this.outline = outline
    return movable && move(movable, code, outline) ? this : undefined
  }

  private replace(code: string, outline: Outline, found: NewStatements): KeptModule | undefined {
    const movable = this.findMovable()
    const replacement = this.replacementOf(found, outline)
    if (!movable?.texts.replace(replacement)) return undefined
    movable.places.replace(replacement)
    if (!move(movable, code, outline)) return undefined
    found.old.body.splice(found.old.first, found.old.statements.length, ...found.statements)
    return new Kept(outline, this.program, splice(this.list, replacement, found.list), movable)
  }

  private replacementOf({ old, now, list }: NewStatements, outline: Outline): Replacement {
    const index = this.nodes.indexOf(old.statements[0])
    return {
      index,
      count: countNodes(this.list, index, old.statements.length),
      nodes: list.nodes,
      old: { from: old.from, to: old.to, cuts: this.outline.skeleton.cuts },
      now: { ...now, cuts: outline.skeleton.cuts },
    }
  }

  private findMovable(): Movable | undefined {
    const { cuts } = this.outline.skeleton
    if (this.movable) return this.movable
    const texts = createNodeTexts(this.nodes, cuts)
    this.movable = texts && { places: createNodePlaces(this.nodes, cuts), texts }
    return this.movable
  }
}

/** How many nodes there are in siblings, with these, from the index of the first one on. */
function countNodes({ depths }: NodeList, index: number, siblings: number): number {
  const depth = depths[index]!
  let end = index
  for (let left = siblings; end < depths.length && depths[end]! >= depth; end++)
    if (depths[end] === depth && left-- === 0) break
  return end - index
}

/** The nodes that are added stand in what those that they replace stood in. */
function splice({ nodes, depths }: NodeList, { index, count }: Replacement, added: NodeList): NodeList {
  const depth = depths[index]!
  return {
    nodes: nodes.toSpliced(index, count, ...added.nodes),
    depths: depths.toSpliced(index, count, ...added.depths.map((one) => one + depth)),
  }
}

/** What it takes to move nodes; found out when they are moved for the first time. */
interface Movable {
  readonly places: NodePlaces
  readonly texts: NodeTexts
}

/** @returns false where a text is not what it says; the nodes are of no use then */
function move({ places, texts }: Movable, code: string, { skeleton }: Outline): boolean {
  places.moveTo(skeleton.cuts)
  return texts.giveTexts(code, skeleton.cuts)
}
