import type { ProblemsMessage, ProgressMessage } from './problem.ts'
import type { JournalEntry } from './protocol.ts'

/** What the modules that a page loads when it needs them are given. */
export interface PageTools {
  /** The path that the app is served under. */
  readonly base: string
  /** The origin of the dev server, which need not be that of the page. */
  readonly origin: string
  /** Sends an event without data to the server. */
  send(event: string): void
  reload(): void
}

/** Shows what is wrong. */
export interface Overlay {
  /** Shows all that is wrong now; with nothing, the overlay goes. */
  show(message: ProblemsMessage): void
  /** Gives the focus back to the app while an update is applied, so that this finds it where the user has it. */
  stepAside(): void
  stepBack(): void
}

/** The module `virtual:metamon/overlay`. */
export interface OverlayModule {
  createOverlay(tools: PageTools): Overlay
}

/** Tells of updates in passing. */
export interface Toasts {
  /** An update has begun, or is about to. */
  begin(): void
  progress(message: ProgressMessage): void
  settled(entry: JournalEntry): void
}

/** The module `virtual:metamon/toast`. */
export interface ToastModule {
  createToasts(tools: PageTools): Toasts
}
