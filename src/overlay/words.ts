import type { Problem, ProblemPhase } from '../shared/problem.ts'

const TITLES: Record<ProblemPhase, string> = {
  resolve: 'An import leads nowhere',
  parse: 'The code cannot be read',
  transform: 'The file cannot be compiled',
  evaluate: 'A module has thrown',
  accept: 'The update was not accepted',
  render: 'A component has thrown',
  strict: 'Not everything could be kept',
  timeout: 'The update took too long',
  uncaught: 'Uncaught error',
  rejection: 'Unhandled rejection',
}

/** What kind of problem it is, in words. */
export const titleOf = ({ phase }: Pick<Problem, 'phase'>): string => TITLES[phase]

/** `src/Card.vue:3:5`, as editors and people count. */
export function placeOf({ file = '', line, column }: Pick<Problem, 'file' | 'line' | 'column'>): string {
  if (line === undefined) return file
  return `${file}:${line}${column === undefined ? '' : `:${column + 1}`}`
}
