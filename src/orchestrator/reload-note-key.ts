/** Where a page notes which transaction a reload settles. */
export const RELOAD_NOTE_KEY = 'metamon:reload'

/** Whether the page before this one has left such a note. */
export function hasReloadNote(storage: Storage | undefined): boolean {
  try {
    return storage?.getItem(RELOAD_NOTE_KEY) != null
  } catch {
    return false
  }
}
