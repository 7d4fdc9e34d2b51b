import type { ReloadMoments } from '../runtime/reload-moments.ts'
import type { JournalDiagnostic } from '../shared/protocol.ts'
import { describeError } from './describe-error.ts'
import type { ReloadListeners } from './reload-listeners.ts'

/**
 * Calls those who listen to a moment of an update, in the order in which they were added; one that throws does not
 * keep the others from being called.
 *
 * @returns what they have thrown, as diagnostics
 */
export type CallListeners = <Moment extends keyof ReloadMoments>(
  moment: Moment,
  data: ReloadMoments[Moment],
) => readonly JournalDiagnostic[]

/** Creates what calls them. */
export const createCallListeners =
  ({ entries }: ReloadListeners): CallListeners =>
  (moment, data) =>
    [...entries].flatMap((entry) => {
      try {
        // Each was added for data of its moment.
        if (entry.moment === moment && entry.subscription.active) entry.listener(data as never)
        return []
      } catch (error) {
        return [{ message: `a listener of hot updates threw: ${describeError(error)}` }]
      }
    })
