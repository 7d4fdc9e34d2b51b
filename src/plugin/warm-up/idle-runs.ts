/** Does something again and again while nothing else happens. */
export interface IdleRuns {
  /** Something else happens: what is done here waits until that is over. */
  touch(): void
  stop(): void
}

/** In milliseconds. */
interface Times {
  /** How long nothing else has to have happened. */
  readonly quiet: number
  /** What is left to everything else after each run. */
  readonly pause: number
}

/** Less than between two saves of one person, more than between two requests of a page. */
const TIMES: Times = { quiet: 300, pause: 30 }

/**
 * Creates runs that begin when something has happened and is over. No timer keeps the process alive.
 *
 * @param next the next run, which must not reject; undefined when there is none until something has happened again
 */
export function createIdleRuns(
  next: () => (() => Promise<unknown>) | undefined,
  { quiet, pause }: Times = TIMES,
): IdleRuns {
  let timer: ReturnType<typeof setTimeout> | undefined
  let touchedAt = 0
  const schedule = (delay: number) => {
    timer = setTimeout(() => void tick(), delay).unref()
  }
  const tick = async () => {
    const left = touchedAt + quiet - performance.now()
    if (left > 0) return schedule(left)
    const run = next()
    if (!run) return void (timer = undefined)
    await run()
    // Unless it was stopped meanwhile.
    if (timer) schedule(pause)
  }
  return {
    touch() {
      touchedAt = performance.now()
      if (!timer) schedule(quiet)
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
