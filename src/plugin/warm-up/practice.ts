import type { Compiler } from './compilers.ts'

/** After so many files, engines have optimized most of what a compiler runs. */
const ENOUGH = 250

/** What compilers have compiled, and have yet to compile to be fast. */
export interface Practice {
  /** Notes that a file is compiled for a page, or for an update: that counts as well. */
  noteFile(id: string): void
  /** The next run, of a compiler that some file has needed; undefined when there is none until another file comes. */
  next(): (() => Promise<void>) | undefined
}

/** Creates the practice of an app's compilers: in turns, until each has compiled enough. */
export function createPractice(compilers: readonly Compiler[]): Practice {
  const counts = new Map<Compiler, number>()
  const countOf = (compiler: Compiler) => counts.get(compiler) ?? 0
  return {
    noteFile(id) {
      const compiler = compilers.find((one) => one.compiles(id))
      if (compiler) counts.set(compiler, countOf(compiler) + 1)
    },
    next() {
      const open = [...counts.keys()].filter((one) => countOf(one) < ENOUGH)
      const [compiler] = open.toSorted((one, other) => countOf(one) - countOf(other))
      if (!compiler) return undefined
      counts.set(compiler, countOf(compiler) + 1)
      return async () => {
        try {
          await compiler.practise()
        } catch {
          // Saves are a little slower, and that is all.
          counts.set(compiler, ENOUGH)
        }
      }
    },
  }
}
