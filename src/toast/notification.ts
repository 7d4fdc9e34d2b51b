import type { JournalEntry } from '../shared/protocol.ts'
import type { Preferences } from './preferences.ts'

/** Has the browser tell of a failed save that nobody sees, where the user has allowed and wants it. Never asks. */
export function notifyOfFailure({ outcome, sentence, id }: JournalEntry, { isNotifying }: Preferences): void {
  const isFailure = outcome === 'aborted' || outcome === 'rolled-back'
  if (!isFailure || !isNotifying || !document.hidden) return
  try {
    new Notification('Metamon', { body: sentence, tag: id }).addEventListener('click', () => window.focus())
  } catch {
    // Some browsers only let workers notify, and others nobody.
  }
}

/** Asks the user whether the browser may. Only to be called when the user wants it. */
export async function askToNotify(preferences: Preferences): Promise<void> {
  if ('Notification' in globalThis)
    preferences.isNotifying = (await Notification.requestPermission()) === 'granted'
}
