import type { ResumeStorage } from './resume-storage.ts'

export interface LeaveContext {
  readonly view: Window
  readonly storage: ResumeStorage
  /** The text that the page which takes this one's place is to find. */
  readonly write: () => string
}

/**
 * Leaves what the page holds for the one that takes its place, at the last moment: the user may go on until then.
 * Only where the reload was announced. Who reloads a page by hand wants it to begin anew.
 *
 * @returns a function that announces a reload
 */
export function createLeave({ view, storage, write }: LeaveContext): () => void {
  let isAnnounced = false
  view.addEventListener('pagehide', () => {
    if (isAnnounced) leave(storage, write)
  })
  // Brought back as it was, when the user goes back to it.
  view.addEventListener('pageshow', ({ persisted }) => persisted && storage.clear())
  return () => void (isAnnounced = true)
}

/** Whatever goes wrong here, the page that comes begins as without it. */
function leave(storage: ResumeStorage, write: () => string): void {
  try {
    storage.leave(write())
  } catch {
    storage.clear()
  }
}
