import type { Node, Program } from 'estree'
import type { NodeVisitor } from './instrument-walk.ts'

/** A syntax node with its place in the code. */
export type AstNode = Node & { readonly start: number; readonly end: number }

/**
 * Code that is being changed, by indices in what it was before: a `MagicString`, or less than that. What is put to
 * the left of an index stays with the code before it when either is moved.
 */
export interface CodeOutput {
  prepend(text: string): CodeOutput
  append(text: string): CodeOutput
  appendLeft(index: number, text: string): CodeOutput
  prependLeft(index: number, text: string): CodeOutput
  appendRight(index: number, text: string): CodeOutput
  prependRight(index: number, text: string): CodeOutput
  /** Replaces code, without what is put to its left and to its right. */
  update(start: number, end: number, text: string): CodeOutput
  move(start: number, end: number, index: number): CodeOutput
}

/** The syntax of a module. It is put in other places when the module has changed and its syntax has not. */
export interface Syntax {
  readonly program: Program
  /** All nodes of the program, in the order of the code. */
  readonly nodes: readonly Node[]
  /**
   * Visits all nodes, in the order of the code. What they are in, from the outside in, is one array that changes on
   * the way.
   */
  walk(visitor: NodeVisitor): void
  /** Finds something out, once for this syntax: nothing that depends on what strings say, or on where anything is. */
  derive<Facts>(find: (syntax: Syntax) => Facts): Facts
}

/** One module, as the official plugins have finished it: plain JavaScript. */
export interface InstrumentInput {
  readonly code: string
  readonly syntax: Syntax
  /** The module as its author has written it, where there are comments in it that ask for a reset. */
  readonly source?: string | undefined
  /** The path of the file relative to the root, with slashes: what ids of components start with. */
  readonly file: string
  /** The code to change. The original names and lines are kept wherever they can be. */
  readonly output: CodeOutput
}

/**
 * Makes the components of a module hand their state over, and fall back to their last good version while an
 * update is verified. Does not change what the module does while no update runs.
 *
 * @returns names that the module imports from `virtual:metamon/dev/<framework>`; none when nothing was changed
 */
export type Instrument = (input: InstrumentInput) => readonly string[]

/** What an instrument has to see of a module. Bodies of functions and blocks that hold none of it are not parsed. */
export interface WantedCode {
  /** Names, as their package exports them or as compilers call them. */
  readonly names: readonly string[]
  /** What stands for itself. */
  readonly texts?: RegExp
  /**
   * Finds brackets of no interest of their own, nor is what is called with them: the indices of the opening ones.
   */
  readonly unwanted?: (code: string) => Iterable<number>
  /** Whether what `var` and functions declare in the bodies of components counts as well. */
  readonly hoisted?: true
}
