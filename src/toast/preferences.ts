/** What the user has chosen, for this browser. */
export interface Preferences {
  isMuted: boolean
  /** True when failures in a hidden tab are to be told by the browser. */
  isNotifying: boolean
}

/** Reads and writes through to the storage; where there is none, nothing is remembered. */
export function createPreferences(storage: () => Storage): Preferences {
  const read = (key: string): boolean => attempt(() => storage().getItem(key)) === 'true'
  const write = (key: string, value: boolean) => attempt(() => storage().setItem(key, String(value)))
  return {
    get isMuted() {
      return read('metamon:muted')
    },
    set isMuted(value) {
      write('metamon:muted', value)
    },
    get isNotifying() {
      return read('metamon:notify')
    },
    set isNotifying(value) {
      write('metamon:notify', value)
    },
  }
}

function attempt<Result>(run: () => Result): Result | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
