import type { ProgressMessage } from '../shared/problem.ts'
import type { ToastElement } from './toast-element.ts'

/** Shows that an update is on its way, when that takes a while. */
export interface Progress {
  begin(): void
  tell(message: ProgressMessage): void
  end(): void
}

/** Faster updates are not worth a look. */
const DELAY_MS = 150

/** What is shown stays for so long, so that it does not flicker. */
const LEAST_MS = 400

/** An update that nobody hears of any more. */
const LONGEST_MS = 30_000

export function createProgress(element: ToastElement): Progress {
  let timer: ReturnType<typeof setTimeout> | undefined
  let shownAt: number | undefined
  const later = (run: () => void, delayMs: number) => {
    clearTimeout(timer)
    timer = setTimeout(run, delayMs)
  }
  const hide = () => {
    timer = undefined
    shownAt = undefined
    element.hideProgress()
  }
  const show = (message?: ProgressMessage) => {
    shownAt ??= performance.now()
    element.showProgress(message)
    later(hide, LONGEST_MS)
  }
  return {
    begin() {
      if (timer === undefined) later(show, DELAY_MS)
    },
    tell(message) {
      if (shownAt !== undefined) show(message)
      else this.begin()
    },
    end() {
      if (shownAt === undefined) {
        clearTimeout(timer)
        timer = undefined
      } else later(hide, Math.max(0, shownAt + LEAST_MS - performance.now()))
    },
  }
}
