import type { DevRuntime } from '../contract.ts'

/** Tells apart the times at which an error means something else, or may be mended. */
export interface Epochs {
  /** Another value for every update; the same one while it is rolled back. */
  update(): number
  /** Another value after every commit. */
  commit(): number
  /** To be called when a component has been evaluated. */
  evaluated(): void
  /** To be called after every commit. */
  committed(): void
  /** False from the failure of an update until its roll back is rendered: what throws meanwhile is no news. */
  isNews(): boolean
  /** True when an implementation is what the page has to go on with: nothing is left to fall back to but a reload. */
  isFinal(implementation: unknown): boolean
}

export interface EpochsContext {
  readonly runtime: () => DevRuntime | undefined
  /** How many updates have begun. */
  readonly readings: () => number
  /** Calls back each time before new code is rendered; false when it cannot be registered yet. */
  readonly beforeRefresh: (callback: () => void) => boolean
}

export function createEpochs({ runtime, readings, beforeRefresh }: EpochsContext): Epochs {
  const phase = () => runtime()?.phase
  let isRegistered = false
  let commits = 0
  // The updates that have brought components, and those that have taken them back.
  let evaluatedIn = -1
  let takenBackIn = -1
  const refreshing = () => {
    if (phase() === 'rollback') takenBackIn = readings()
  }
  const isBack = () => phase() === 'rollback' && (evaluatedIn !== readings() || takenBackIn === readings())
  return {
    update: readings,
    commit: () => commits,
    evaluated() {
      isRegistered ||= beforeRefresh(refreshing)
      if (phase() === 'update') evaluatedIn = readings()
    },
    committed: () => void (commits += 1),
    isNews: () => phase() === 'update' || isBack(),
    isFinal: (implementation) => isBack() && !runtime()?.versions.isFailed(implementation),
  }
}
