import { readFile } from 'node:fs/promises'
import type { DevEnvironment } from 'vite'
import type { Compiler } from './compilers.ts'

/** After so many files, engines have optimized most of what a compiler runs. */
const ENOUGH = 250

/** What compilers practise with. */
export interface PracticeContext {
  readonly compilers: readonly Compiler[]
  readonly environment: Pick<DevEnvironment, 'moduleGraph'>
}

/**
 * Has compilers compile what a page has loaded, until they have compiled enough: an app with many files has seen to
 * that itself.
 *
 * @returns gives the next run; undefined when there is none, as long as no more files are loaded
 */
export function createPractice({
  compilers,
  environment,
}: PracticeContext): () => (() => Promise<void>) | undefined {
  const runs = new Map<Compiler, number>()
  /** What needs more than its compiler, or is about to be written. */
  const unfit = new Set<string>()
  const findFiles = (compiler: Compiler) =>
    loadedFiles(environment).filter((file) => compiler.compiles(file) && !unfit.has(file))
  const findNext = (compiler: Compiler) => {
    const files = findFiles(compiler)
    const done = runs.get(compiler) ?? 0
    return { compiler, file: files[done % files.length], done, total: done + files.length }
  }
  return () => {
    const open = compilers.map(findNext).filter(({ total }) => total < ENOUGH)
    const [next] = open
      .filter(({ file }) => file !== undefined)
      .toSorted((one, other) => one.done - other.done)
    const { compiler, file, done } = next ?? {}
    if (!compiler || file === undefined || done === undefined) return undefined
    runs.set(compiler, done + 1)
    return async () => {
      try {
        await compiler.compile(file, await readFile(file, 'utf8'))
      } catch {
        unfit.add(file)
      }
    }
  }
}

function loadedFiles({ moduleGraph }: PracticeContext['environment']): readonly string[] {
  const own = [...moduleGraph.fileToModulesMap].filter(([file]) => !file.includes('/node_modules/'))
  return own.flatMap(([file, nodes]) => ([...nodes].some((node) => node.transformResult) ? [file] : []))
}
