import { createHash } from 'node:crypto'
import type { Problem } from '../../shared/problem.ts'

/** A problem is the same as another one where its text, its file and its line are. */
export function withId(problem: Omit<Problem, 'id'>): Problem {
  const { message, file = '', line = 0, phase } = problem
  const id = createHash('sha256').update([phase, file, line, message].join('\n')).digest('hex').slice(0, 16)
  return { id, ...problem }
}

/** Each problem once. */
export const uniqueProblems = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((one) => [one.id, one])).values(),
]
