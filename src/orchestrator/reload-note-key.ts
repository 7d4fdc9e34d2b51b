import { attempt } from './attempt.ts'

/** Where a page notes which transaction a reload settles. */
export const RELOAD_NOTE_KEY = 'metamon:reload'

/** Whether the page before this one has left such a note. */
export const hasReloadNote = (storage: Storage | undefined): boolean =>
  attempt(() => storage?.getItem(RELOAD_NOTE_KEY)) != null
