/** What people can do to the updates of a running server. */
export interface Controls {
  /** True while saves are collected instead of being applied. */
  readonly isPaused: boolean
  /** How many files have been saved since the pause began. */
  readonly pausedFiles: number
  /** True from `clearStateOnce` to the next update. */
  readonly isClearing: boolean
  /** Collects saves from now on. Pages go on as they are. */
  pause(): void
  /** Applies what was collected, as one transaction. */
  resume(): void
  /** Has the next update start all state anew. The updates after it keep state again. */
  clearStateOnce(): void
  /** Takes that back. */
  keepState(): void
  /** Calls the listener with every change. Returns its undo. */
  onChange(listener: () => void): () => void
}

/** The same, for those who have to obey. */
export interface ObeyedControls extends Controls {
  /** Notes a save. */
  saved(file: string): void
  /** Resolves when updates may be applied; undefined where they may be at once. */
  whenResumed(): Promise<void> | undefined
  /** Whether this update is to start all state anew; the ones after it are not. */
  takeClearing(): boolean
}

export function createControls(): ObeyedControls {
  const listeners = new Set<() => void>()
  const files = new Set<string>()
  const waiting = new Set<() => void>()
  let isPaused = false
  let isClearing = false
  const change = (apply: () => void) => {
    apply()
    for (const listener of listeners) listener()
  }
  const setClearing = (value: boolean) => {
    if (isClearing !== value) change(() => (isClearing = value))
  }
  return {
    get isPaused() {
      return isPaused
    },
    get pausedFiles() {
      return files.size
    },
    get isClearing() {
      return isClearing
    },
    pause: () => isPaused || change(() => (isPaused = true)),
    resume() {
      if (!isPaused) return
      isPaused = false
      const released = [...waiting]
      waiting.clear()
      change(() => files.clear())
      for (const release of released) release()
    },
    clearStateOnce: () => setClearing(true),
    keepState: () => setClearing(false),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    saved(file) {
      if (isPaused && !files.has(file)) change(() => files.add(file))
    },
    whenResumed: () => (isPaused ? new Promise((resolve) => waiting.add(resolve)) : undefined),
    takeClearing() {
      const taken = isClearing
      setClearing(false)
      return taken
    },
  }
}
