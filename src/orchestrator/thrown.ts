import { PROBLEM_EVENTS, type ThrownError, type ThrownMessage } from '../shared/problem.ts'
import type { Uncaught } from './failure-monitor.ts'
import type { UpdateFailure } from './failures.ts'

/** Tells the server what was thrown in the page. */
export interface ThrownReports {
  /** What has made an update fail. To be called before that is reported: the server still serves its code. */
  inUpdate(id: string, failures: readonly UpdateFailure[]): void
  /** What nobody has caught between updates. */
  uncaught(error: Uncaught): void
}

/** An app that throws in a loop is not told of for ever. */
const MOST_OF_A_PAGE = 20

/** Creates what tells the server through the hot channel, of each error of the running app once. */
export function createThrownReports(hot: { send(event: string, data?: unknown): void }): ThrownReports {
  const told = new Set<string>()
  const send = (message: ThrownMessage) => hot.send(PROBLEM_EVENTS.thrown, message)
  return {
    inUpdate(id, failures) {
      if (failures.length > 0) send({ id, errors: failures.map(fromFailure) })
    },
    uncaught({ message, stack, isRejection, causes }) {
      const key = `${message}\n${stack}`
      if (told.has(key) || told.size >= MOST_OF_A_PAGE) return
      told.add(key)
      const phase = isRejection ? 'rejection' : 'uncaught'
      send({ errors: [{ phase, message, stack, components: [], causes }] })
    },
  }
}

const fromFailure = (failure: UpdateFailure): ThrownError => ({
  phase: failure.kind,
  message: failure.message,
  stack: failure.stack ?? '',
  components: failure.component === undefined ? [] : [failure.component],
  causes: failure.causes ?? [],
  ...(failure.file !== undefined && { file: failure.file }),
  ...(failure.framework && { framework: failure.framework }),
})
