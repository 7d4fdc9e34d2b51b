import type { Node, Program } from 'estree'
import { parseSync } from 'vite'
import type { Syntax } from '../../adapters/shared/instrument.ts'
import { nodesIn } from '../../adapters/shared/instrument-walk.ts'
import { createNodePlaces, type NodePlaces } from './node-places.ts'
import { findTexts, giveText, type TextNode } from './node-texts.ts'
import type { Cut, Skeleton } from './skeleton.ts'

/** Parses modules. */
export interface ParsedModules {
  /**
   * Parses a module, or puts what it was the last time at its present places: most saves change nothing but texts,
   * and what an instrument has no interest in.
   *
   * @param code for whose places the syntax is good until the same module is parsed again
   * @returns undefined where it does not parse
   */
  parse(id: string, code: string, skeleton: Skeleton): Syntax | undefined
}

/** So many modules are kept: people work on a few at a time, and the nodes of one take up to a megabyte. */
const MOST_KEPT = 8

/** Creates what keeps the modules that were parsed last. */
export function createParsedModules(): ParsedModules {
  const kept = new Map<string, KeptModule>()
  return {
    parse(id, code, skeleton) {
      const outline = outlineOf(skeleton)
      const known = kept.get(id)
      kept.delete(id)
      const module = known?.outline === outline && known.moveTo(code, skeleton.cuts) ? known : undefined
      const parsed = module ?? parseAnew(id, skeleton, outline)
      if (!parsed) return undefined
      kept.set(id, parsed)
      for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest)
      return parsed
    },
  }
}

/** All that decides of the nodes of a module: without what was cut out. */
function outlineOf({ text, cuts }: Skeleton): string {
  let outline = ''
  let end = 0
  for (const { from, to } of cuts) {
    outline += `${text.slice(end, from)} `
    end = to
  }
  return outline + text.slice(end)
}

function parseAnew(id: string, { text, cuts }: Skeleton, outline: string): KeptModule | undefined {
  const { program, errors } = parseSync(`${id}.js`, text, { sourceType: 'module' })
  // The parser's own types are those of ESTree, with places.
  return errors.length > 0 ? undefined : new KeptModule(outline, program as unknown as Program, cuts)
}

class KeptModule implements Syntax {
  readonly outline: string
  readonly program: Program
  private readonly cuts: readonly Cut[]
  private known: readonly Node[] | undefined = undefined
  private readonly derived = new Map<unknown, unknown>()
  private movable: Movable | undefined = undefined

  constructor(outline: string, program: Program, cuts: readonly Cut[]) {
    this.outline = outline
    this.program = program
    this.cuts = cuts
  }

  get nodes(): readonly Node[] {
    return (this.known ??= nodesIn(this.program))
  }

  derive<Facts>(find: (syntax: Syntax) => Facts): Facts {
    if (!this.derived.has(find)) this.derived.set(find, find(this))
    // Only what the same function has found is under it.
    return this.derived.get(find) as Facts
  }

  /**
   * Puts all nodes where they are in other code with the same outline.
   *
   * @returns false where a text is not what it says; the nodes are of no use then
   */
  moveTo(code: string, cuts: readonly Cut[]): boolean {
    this.movable ??= {
      places: createNodePlaces(this.nodes, this.cuts),
      texts: findTexts(this.nodes, this.cuts),
    }
    const { places, texts } = this.movable
    if (!texts) return false
    places.moveTo(cuts)
    return texts.every((one) => giveText(one, code, cuts[one.cut]!))
  }
}

/** What it takes to move nodes; found out when they are moved for the first time. */
interface Movable {
  readonly places: NodePlaces
  readonly texts: readonly TextNode[] | undefined
}
