import type { Connect } from 'vite'

/** Longest that a request waits, in milliseconds. */
const LIMIT_MS = 2000

/** Keeps requests back while it is open which code is the good one. */
export interface RequestHold {
  /** Keeps requests from now on. Returns its undo. */
  hold(): () => void
  /** Lets everything pass that waits, and forgets what was announced. */
  release(): void
  /**
   * Has requests for the modules of an update wait until it is decided, however long that takes: the browser never
   * asks again for what it has been answered.
   * @param timestamp the update's own, which its modules are asked for with
   */
  announce(timestamp: number): void
  readonly middleware: Connect.NextHandleFunction
}

/**
 * Between a save and the decision about it, the module graph holds code that may turn out not to work. What a
 * page asks for meanwhile (a lazy import, a reload) is answered with what has been decided.
 */
export function createRequestHold(): RequestHold {
  const waiting = new Set<() => void>()
  const announced = new Set<number>()
  let isHeld = false
  const release = () => {
    isHeld = false
    announced.clear()
    for (const go of waiting) go()
  }
  return {
    hold() {
      isHeld = true
      return release
    },
    release,
    announce: (timestamp) => void announced.add(timestamp),
    middleware(request, _response, next) {
      if (!isHeld || request.method !== 'GET' || OWN_RE.test(request.url ?? '')) return next()
      const go = () => {
        clearTimeout(timer)
        if (waiting.delete(go)) next()
      }
      const isAnnounced = announced.has(timestampOf(request.url))
      const timer = isAnnounced ? undefined : setTimeout(go, LIMIT_MS).unref()
      waiting.add(go)
    },
  }
}

/** What pages load to handle the very update: nothing that is open changes it. */
const OWN_RE = /\/dist\/chunks\/client\/[\w-]+\.js(?:$|\?)/

const timestampOf = (url = ''): number => Number(/[?&]t=(\d{13})\b/.exec(url)?.[1])
