import type { Problem } from '../../shared/problem.ts'
import { uniqueProblems } from './problem-id.ts'

/** What is wrong with the code that pages do not run yet, until it is not any more. */
export interface OpenProblems {
  /**
   * Adds what is wrong with a save, in place of what was wrong with these files before.
   * @param files absolute
   */
  add(files: ReadonlySet<string>, problems: readonly Problem[]): void
  /**
   * Drops what nothing waits for any more. To be called with every save that has settled.
   * @param files of the save, absolute
   */
  settle(files: ReadonlySet<string>): void
  readonly list: readonly Problem[]
  /** The files that wait, absolute. */
  readonly waiting: readonly string[]
}

export interface OpenProblemsContext {
  /** True for a file that waits for its fix, or for that of another. */
  readonly isWaiting: (file: string) => boolean
  /** The absolute path of a problem's file. */
  readonly toPath: (file: string) => string
}

interface Open {
  readonly files: ReadonlySet<string>
  readonly problem: Problem
  /** False for a save that nothing waits for: a file that no page has loaded. */
  readonly isKept: boolean
}

export function createOpenProblems({ isWaiting, toPath }: OpenProblemsContext): OpenProblems {
  let open: readonly Open[] = []
  /** The file of a problem stands for it where it was saved; else any file that was. */
  const sourcesOf = ({ problem, files }: Open): readonly string[] => {
    const path = problem.file === undefined ? undefined : toPath(problem.file)
    return path !== undefined && files.has(path) ? [path] : [...files]
  }
  return {
    add(files, problems) {
      const isKept = [...files].some(isWaiting)
      const others = open.filter((one) => !sourcesOf(one).every((file) => files.has(file)))
      open = [...problems.map((problem) => ({ files, problem, isKept })), ...others]
    },
    settle(files) {
      const isOpen = (one: Open) =>
        one.isKept ? sourcesOf(one).some(isWaiting) : !isTouched(sourcesOf(one), files)
      open = open.filter(isOpen)
    },
    get list() {
      return uniqueProblems(open.map(({ problem }) => problem))
    },
    get waiting() {
      return [...new Set(open.flatMap(({ files }) => [...files]))].filter(isWaiting)
    },
  }
}

/** What is of no file goes with the next save of any. */
const isTouched = (sources: readonly string[], files: ReadonlySet<string>): boolean =>
  sources.length === 0 ? files.size > 0 : sources.some((file) => files.has(file))
