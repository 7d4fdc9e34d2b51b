import type { Problem, ProblemsMessage } from '../shared/problem.ts'

/** How the overlay is: in front of the app, or a pill in a corner of it. */
export type Mode = 'open' | 'pill'

/** What the overlay shows. */
export interface OverlayState {
  readonly message: ProblemsMessage
  /** The index of the problem that is shown. */
  readonly index: number
  readonly mode: Mode
}

/** Where what the user has chosen is remembered, for as long as the tab is open. */
export interface ModeMemory {
  read(): Mode | undefined
  write(mode: Mode): void
}

/**
 * What is to be shown now. What a save has broken opens; what was thrown starts as a pill, unless the user wants it
 * otherwise. The problem that was looked at stays the one that is, as long as there is one.
 */
export function nextState(
  message: ProblemsMessage,
  last: OverlayState | undefined,
  remembered: Mode | undefined,
): OverlayState {
  const looked = last && problemOf(last)
  const found = message.problems.findIndex(({ id }) => id === looked?.id)
  const isWorse = message.problems.some((one) => one.isCompile)
  const fresh = remembered ?? (isWorse ? 'open' : 'pill')
  const mode = message.isStrict ? 'open' : last && isSame(last.message, message) ? last.mode : fresh
  return { message, index: Math.max(0, found), mode }
}

const isSame = (last: ProblemsMessage, next: ProblemsMessage): boolean =>
  next.problems.every(({ id }) => last.problems.some((one) => one.id === id))

/** The problem that is shown. */
export const problemOf = ({ message, index }: OverlayState): Problem | undefined => message.problems[index]

/** The state with the next or the last problem, all around. */
export function turnPage(state: OverlayState, by: 1 | -1): OverlayState {
  const count = state.message.problems.length
  return { ...state, index: (state.index + by + count) % count }
}

/** Remembers in the storage of the tab, where there is one. */
export function createModeMemory(storage: () => Storage): ModeMemory {
  return {
    read() {
      try {
        const mode = storage().getItem(KEY)
        return mode === 'open' || mode === 'pill' ? mode : undefined
      } catch {
        return undefined
      }
    },
    write(mode) {
      try {
        storage().setItem(KEY, mode)
      } catch {
        // Not remembered, then.
      }
    },
  }
}

const KEY = 'metamon:overlay'
