import type { Connect } from 'vite'
import { stableUrl } from '../../shared/module-id.ts'

/** Longest that a request waits, in milliseconds. */
const LIMIT_MS = 2000

/** Keeps requests back while it is open which code is the good one. */
export interface RequestHold {
  /** Keeps requests from now on. Returns its undo. */
  hold(): () => void
  /** Lets everything pass that waits, and forgets what was announced. */
  release(): void
  /**
   * Has requests for the modules of an update wait until they are answered, however long that takes: the
   * browser never asks again for what it has been answered.
   * @param timestamp the update's own, which its modules are asked for with
   */
  announce(timestamp: number): void
  /** Lets requests for an announced module pass: what is served of it is what the update brings. */
  answer(url: string): void
  /**
   * Answers nothing more before the end, if anything was answered so far.
   * @returns true when a page may have been answered: it has that code for good, under that timestamp
   */
  withdraw(): boolean
  /** Answers nothing before the end: what is prepared now may not be what the update brings. */
  close(): void
  readonly middleware: Connect.NextHandleFunction
}

/** What is known of one batch. */
interface Announcement {
  readonly timestamps: Set<number>
  readonly answered: Set<string>
  isClosed: boolean
}

/**
 * Between a save and the decision about it, the module graph holds code that may turn out not to work. What a
 * page asks for meanwhile (a lazy import, a reload) is answered with what has been decided.
 *
 * @param base the path that the app is served under
 */
export function createRequestHold(base = '/'): RequestHold {
  const waiting = new Map<() => void, string | undefined>()
  let announced = nothing()
  let isHeld = false
  /** The module that a request is for, where it was announced. */
  const announcedIn = (url = ''): string | undefined => {
    if (!announced.timestamps.has(timestampOf(url))) return undefined
    return stableUrl(url.startsWith(base) ? `/${url.slice(base.length)}` : url)
  }
  const forget = () => void (announced = nothing())
  const release = () => {
    isHeld = false
    forget()
    for (const go of waiting.keys()) go()
  }
  return {
    hold() {
      isHeld = true
      return release
    },
    release,
    announce: (timestamp) => void announced.timestamps.add(timestamp),
    answer(url) {
      if (announced.timestamps.size === 0 || announced.isClosed) return
      announced.answered.add(url)
      for (const [go, module] of waiting) if (module === url) go()
    },
    withdraw() {
      if (announced.answered.size === 0) return false
      forget()
      return true
    },
    close: () => void (announced.isClosed = true),
    middleware(request, _response, next) {
      const module = announcedIn(request.url)
      const isAnswered = module !== undefined && announced.answered.has(module)
      if (!isHeld || isAnswered || request.method !== 'GET') return next()
      const go = () => {
        clearTimeout(timer)
        if (waiting.delete(go)) next()
      }
      const timer = module === undefined ? setTimeout(go, LIMIT_MS).unref() : undefined
      waiting.set(go, module)
    },
  }
}

const nothing = (): Announcement => ({ timestamps: new Set(), answered: new Set(), isClosed: false })

const timestampOf = (url: string): number => Number(/[?&]t=(\d{13})\b/.exec(url)?.[1])
