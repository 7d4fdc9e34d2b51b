import type { Overlay, OverlayModule, PageTools, ToastModule, Toasts } from '../shared/page-modules.ts'
import { PROBLEM_EVENTS, type ProblemsMessage, type ProgressMessage } from '../shared/problem.ts'
import { EVENTS, type JournalEntry } from '../shared/protocol.ts'

/** What the overlay and the toasts are loaded and told through. */
export interface PageModulesOptions {
  readonly hot: {
    on(event: string, listener: (data: never) => void | Promise<void>): void
    send(event: string, data?: unknown): void
  }
  /** The path that the app is served under. */
  readonly base: string
  /** A url of the dev server. */
  readonly url: string
  /** Where settled transactions are heard of: the window. */
  readonly target: EventTarget
  readonly reload: () => void
  /** Reloads a page that could not be loaded, now that it can be: it goes on where the one before it was. */
  readonly comeUp: () => Promise<void>
}

/**
 * Loads the overlay when there is something wrong, and the toasts when the page has nothing to do after its first
 * update. To be called before anything else listens to updates: the overlay has the focus while it is open.
 */
export function followPageModules(options: PageModulesOptions): void {
  const { hot, base, url, target, reload, comeUp } = options
  const { origin } = new URL(url)
  const tools: PageTools = { base, origin, reload, send: (event) => hot.send(event) }
  const load = (name: string): Promise<unknown> =>
    import(/* @vite-ignore */ `${origin}${base}@id/virtual:metamon/${name}`)
  let overlay: Overlay | undefined
  let toasts: Toasts | undefined
  let wasWrong = false
  let isUnloaded = false
  let wasUpdated = false
  const showProblems = lastOnly<ProblemsMessage>(async (latest) => {
    // The server serves this module under this name.
    overlay ??= ((await load('overlay')) as OverlayModule).createOverlay(tools)
    overlay.show(latest())
  })
  const showToasts = lastOnly<JournalEntry>(async (latest) => {
    await idle()
    toasts ??= ((await load('toast')) as ToastModule).createToasts(tools)
    toasts.settled(latest())
  })
  hot.on(PROBLEM_EVENTS.problems, async (data: unknown) => {
    if (!isProblems(data)) return
    wasWrong ||= data.problems.length > 0
    // What was mended while the overlay is loaded is not to be shown either.
    if (wasWrong) showProblems(data)
    const isBroken = !data.isRunningLastGood && data.problems.some((one) => one.isCompile)
    if (isUnloaded && !isBroken) await comeUp()
    isUnloaded = isBroken && !wasUpdated
  })
  hot.on(PROBLEM_EVENTS.progress, async (data: ProgressMessage) => toasts?.progress(data))
  hot.on(EVENTS.prefetch, async () => toasts?.begin())
  hot.on('vite:beforeUpdate', async ({ updates }: { readonly updates: readonly unknown[] }) => {
    overlay?.stepAside()
    toasts?.begin()
    if (updates.length === 0) return
    wasUpdated = !isUnloaded
    // When the transaction has begun, which the reload settles.
    await undefined
    // Vite's client asks for no module meanwhile.
    if (isUnloaded) await comeUp()
    isUnloaded = false
  })
  target.addEventListener(EVENTS.settled, (event) => {
    overlay?.stepBack()
    // Ours to dispatch.
    const { detail } = event as CustomEvent<JournalEntry>
    if (toasts) toasts.settled(detail)
    else if (detail.outcome !== 'ignored') showToasts(detail)
  })
}

/** Calls what takes its time with the last that there is by then. What fails does so because the server is gone. */
function lastOnly<Value>(run: (latest: () => Value) => Promise<void>): (value: Value) => void {
  let latest: Value
  let isRunning = false
  return (value) => {
    latest = value
    if (isRunning) return
    isRunning = true
    void run(() => latest)
      .catch(() => {})
      .finally(() => (isRunning = false))
  }
}

const isProblems = (data: unknown): data is ProblemsMessage =>
  typeof data === 'object' && data !== null && Array.isArray(Reflect.get(data, 'problems'))

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve())
    else setTimeout(resolve, 200)
  })
