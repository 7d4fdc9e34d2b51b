import { signal, type Signal } from 'metamon'
import type { JournalEntry } from 'metamon/testing'

const LENGTH = 6

/** The last settled saves, newest first. */
export const saves: Signal<readonly JournalEntry[]> = signal('page:saves', [])

/** Keeps `saves` up to date. @returns its undo */
export function followSaves(): () => void {
  const record = (event: CustomEvent<JournalEntry>) =>
    saves.update((before) => [event.detail, ...before].slice(0, LENGTH))
  return onSettled(record)
}

/** Calls `listener` with every settled save; in a build there are none. @returns its undo */
export function onSettled(listener: (event: CustomEvent<JournalEntry>) => void): () => void {
  if (!import.meta.env.DEV) return () => {}
  // Whatever settles a save dispatches it as a CustomEvent with the entry for its detail.
  const heard = (event: Event) => listener(event as CustomEvent<JournalEntry>)
  window.addEventListener('metamon:settled', heard)
  return () => window.removeEventListener('metamon:settled', heard)
}
