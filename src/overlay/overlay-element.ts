import { adoptStyles, THEME_CSS } from '../shared-ui/theme.ts'
import { h } from '../shared-ui/element.ts'
import { dialogView, type OverlayActions } from './dialog-view.ts'
import { OVERLAY_CSS } from './overlay-css.ts'
import type { OverlayState } from './overlay-state.ts'
import { pillView } from './pill-view.ts'

/** The name of the element. */
export const OVERLAY_TAG = 'metamon-overlay'

/** Draws the overlay: a dialog in the top layer, or a pill. All of it is in the shadow root, out of reach of the app's styles. */
export class OverlayElement extends HTMLElement {
  readonly #dialog = h('dialog', {
    part: 'dialog',
    role: 'alertdialog',
    'aria-modal': 'true',
    'aria-labelledby': 'title',
    'aria-describedby': 'message',
    tabindex: -1,
    popover: 'manual',
  })
  readonly #pill = h('div', { class: 'pill', role: 'status', popover: 'manual' })
  #isAside = false
  /** What had the focus before the dialog was opened. */
  #focusedBefore: Element | null = null

  constructor() {
    super()
    const root = this.attachShadow({ mode: 'open' })
    adoptStyles(root, THEME_CSS, OVERLAY_CSS)
    root.append(this.#dialog, this.#pill)
    this.#dialog.addEventListener('cancel', (event) => {
      event.preventDefault()
      this.dispatchEvent(new Event('minimise'))
    })
  }

  /** Draws the state. What had the focus has it again. */
  draw(state: OverlayState, actions: OverlayActions): void {
    const isOpen = state.mode === 'open'
    const key = this.shadowRoot?.activeElement?.getAttribute('data-key')
    const scrolled = this.#dialog.querySelector('.body')?.scrollTop ?? 0
    this.#dialog.replaceChildren(...(isOpen ? dialogView(state, actions) : []))
    this.#pill.replaceChildren(...(isOpen ? [] : [pillView(state, actions)]))
    if (this.#isAside) return
    if (isOpen) this.#openDialog()
    else this.#closeDialog()
    if (this.#pill.matches(':popover-open') === isOpen) this.#pill.togglePopover(!isOpen)
    this.#dialog.querySelector('.body')?.scrollTo(0, scrolled)
    if (key && isOpen) this.#focus(key)
  }

  /** Says something to who cannot see it. */
  say(text: string): void {
    const said = this.shadowRoot?.getElementById('said')
    if (said) said.textContent = text
  }

  /** Stays in sight, and lets the app have the focus. */
  stepAside(): void {
    if (!this.#dialog.open || this.#isAside) return
    this.#isAside = true
    this.#dialog.close()
    // Takes the focus once more, as the dialog that it is.
    this.#dialog.showPopover()
    this.#giveBack()
  }

  stepBack(): void {
    if (!this.#isAside) return
    this.#isAside = false
    if (!this.isConnected || this.#dialog.childElementCount === 0) return this.#closeDialog()
    // It has been in sight all the time.
    this.#dialog.classList.add('aside')
    this.#openDialog()
  }

  /** Gives the focus back to what had it, and goes. */
  leave(): void {
    this.#isAside = false
    this.#closeDialog()
    this.#dialog.classList.remove('aside')
    if (this.#pill.matches(':popover-open')) this.#pill.hidePopover()
    this.remove()
  }

  #openDialog(): void {
    if (this.#dialog.open) return
    this.#hidePopover()
    this.#focusedBefore = document.activeElement
    this.#dialog.showModal()
    this.#dialog.focus({ preventScroll: true })
  }

  #closeDialog(): void {
    this.#hidePopover()
    if (!this.#dialog.open) return
    this.#dialog.close()
    this.#giveBack()
  }

  #giveBack(): void {
    if (this.#focusedBefore instanceof HTMLElement) this.#focusedBefore.focus({ preventScroll: true })
  }

  #hidePopover(): void {
    if (this.#dialog.matches(':popover-open')) this.#dialog.hidePopover()
  }

  #focus(key: string): void {
    const buttons = [...this.#dialog.querySelectorAll('button')]
    const again = buttons.find((one) => one.getAttribute('data-key') === key)
    ;(again ?? this.#dialog).focus({ preventScroll: true })
  }
}
