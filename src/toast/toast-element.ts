import { h } from '../shared-ui/element.ts'
import { adoptStyles, BASE_CSS } from '../shared-ui/theme.ts'
import type { ProgressMessage } from '../shared/problem.ts'
import { TOAST_CSS } from './toast-css.ts'

/** The name of the element. */
export const TOAST_TAG = 'metamon-toasts'

/** Draws notes and progress in the top layer, in a shadow root. */
export class ToastElement extends HTMLElement {
  readonly #notes = h('div', { class: 'notes', role: 'status', 'aria-live': 'polite', popover: 'manual' })
  readonly #progress = h('div', {
    class: 'progress',
    role: 'status',
    'aria-live': 'polite',
    popover: 'manual',
  })

  constructor() {
    super()
    const root = this.attachShadow({ mode: 'open' })
    adoptStyles(root, BASE_CSS, TOAST_CSS)
    root.append(this.#notes, this.#progress)
  }

  addNote(note: HTMLElement): void {
    // Anew, so that it comes in front of what has been opened since.
    this.#notes.togglePopover(false)
    this.#notes.togglePopover(true)
    this.#notes.append(note)
  }

  removeNote(note: HTMLElement): void {
    note.remove()
    if (!this.#notes.hasChildNodes()) this.#notes.togglePopover(false)
  }

  /** Shows that an update is on its way, and how far it is, where that is known. */
  showProgress(message?: ProgressMessage): void {
    const bar = h('div', { class: message ? 'bar' : 'bar moving' })
    if (message) bar.style.width = `${(100 * message.done) / message.total}%`
    const text = message
      ? `Updating ${message.done} of ${message.total} files · ${message.file}`
      : 'Updating…'
    this.#progress.replaceChildren(bar, h('p', {}, text))
    this.#progress.togglePopover(true)
  }

  hideProgress(): void {
    this.#progress.togglePopover(false)
  }
}
