import { PROBLEM_EVENTS, type ProgressMessage } from '../../shared/problem.ts'
import { relativeTo } from '../transaction/relative-to.ts'
import { createRateLimit } from '../rate-limit.ts'

/** Hears of each file that an update has been prepared of, and of how many are known by then. */
export type TellProgress = (file: string | null, done: number, total: number) => void

export interface ProgressContext {
  readonly root: string
  /** Sends a custom event to every page. */
  readonly send: (event: string, data: ProgressMessage) => void
}

/** Fewer files are done before anybody could read it. */
const FEWEST = 5

const INTERVAL_MS = 100

/** Creates what tells the pages how far the preparation of many files has come, ten times a second at most. */
export function createTellProgress({ root, send }: ProgressContext): TellProgress {
  const mayTell = createRateLimit(1, INTERVAL_MS)
  return (file, done, total) => {
    if (total < FEWEST || !mayTell()) return
    send(PROBLEM_EVENTS.progress, { done, total, file: file === null ? '' : relativeTo(root, file) })
  }
}
