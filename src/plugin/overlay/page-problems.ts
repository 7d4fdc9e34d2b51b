import type { Problem, ThrownError, ThrownMessage } from '../../shared/problem.ts'
import type { Client } from '../transaction/verdicts.ts'
import { uniqueProblems } from './problem-id.ts'

/** More problems of one page are not kept: an app that throws in a loop has said what there is to say. */
const MOST_OF_A_PAGE = 20

/** So many updates are remembered that pages have thrown something in. */
const MOST_UPDATES = 10

/** What was thrown in pages: by updates until these are settled, and by the running app. */
export interface PageProblems {
  add(client: Client, message: ThrownMessage): void
  /** What pages have thrown in an update; forgotten with that. */
  take(id: string): readonly Problem[]
  /** What the running app has thrown in a page. */
  of(client: Client): readonly Problem[]
  /** Forgets what was thrown in files that have changed since. */
  mended(files: readonly string[]): void
  left(client: Client): void
}

export function createPageProblems(toProblem: (error: ThrownError) => Problem): PageProblems {
  const updates = new Map<string, readonly Problem[]>()
  const running = new Map<Client, readonly Problem[]>()
  const addTo = <Key>(problems: Map<Key, readonly Problem[]>, key: Key, errors: readonly ThrownError[]) => {
    const known = problems.get(key) ?? []
    if (known.length < MOST_OF_A_PAGE) problems.set(key, uniqueProblems([...known, ...errors.map(toProblem)]))
  }
  return {
    add(client, { id, errors }) {
      if (id === undefined) return addTo(running, client, errors)
      addTo(updates, id, errors)
      const [oldest] = updates.keys()
      if (updates.size > MOST_UPDATES && oldest !== undefined) updates.delete(oldest)
    },
    take(id) {
      const problems = updates.get(id) ?? []
      updates.delete(id)
      return problems
    },
    of: (client) => running.get(client) ?? [],
    mended(files) {
      const isMended = (problem: Problem) => filesOf(problem).some((file) => files.includes(file))
      for (const [client, problems] of running)
        running.set(
          client,
          problems.filter((one) => !isMended(one)),
        )
    },
    left: (client) => void running.delete(client),
  }
}

const filesOf = ({ file, stack }: Problem): readonly string[] => [
  ...(file === undefined ? [] : [file]),
  ...stack.flatMap((line) => line.file ?? []),
]
