import type { PageTools, Toasts } from '../shared/page-modules.ts'
import { createNotes } from './notes.ts'
import { notifyOfFailure } from './notification.ts'
import { createPreferences } from './preferences.ts'
import { createProgress } from './progress.ts'
import { TOAST_TAG, ToastElement } from './toast-element.ts'
import { noteOf } from './words.ts'

/** Creates the toasts of a page. They never take the focus, and only the notes themselves are in the way of the mouse. */
export function createToasts(_tools: PageTools): Toasts {
  if (!customElements.get(TOAST_TAG)) customElements.define(TOAST_TAG, ToastElement)
  const element = new ToastElement()
  document.documentElement.append(element)
  const preferences = createPreferences(() => localStorage)
  const notes = createNotes({ element, preferences })
  const progress = createProgress(element)
  return {
    begin: progress.begin,
    progress: progress.tell,
    settled(entry) {
      progress.end()
      notifyOfFailure(entry, preferences)
      const note = noteOf(entry)
      if (note && !preferences.isMuted) notes.add(note)
    },
  }
}
