import type { Connect } from 'vite'

/** Longest that a request waits, in milliseconds. */
const LIMIT_MS = 2000

/** Keeps requests back while it is open which code is the good one. */
export interface RequestHold {
  /** Keeps requests from now on. Returns its undo. */
  hold(): () => void
  /** Lets everything pass that waits. */
  release(): void
  readonly middleware: Connect.NextHandleFunction
}

/**
 * Between a save and the decision about it, the module graph holds code that may turn out not to work. What a
 * page asks for meanwhile (a lazy import, a reload) is answered with what has been decided.
 */
export function createRequestHold(): RequestHold {
  const waiting = new Set<() => void>()
  let isHeld = false
  const release = () => {
    isHeld = false
    for (const go of waiting) go()
  }
  return {
    hold() {
      isHeld = true
      return release
    },
    release,
    middleware(request, _response, next) {
      if (!isHeld || request.method !== 'GET') return next()
      const go = () => {
        clearTimeout(timer)
        waiting.delete(go)
        next()
      }
      const timer = setTimeout(go, LIMIT_MS).unref()
      waiting.add(go)
    },
  }
}
