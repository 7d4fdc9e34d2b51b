/** Gives the element that takes its place what an element was. Called when that one is off the page. */
export type Give = (next: Element) => void

/** The elements that `keepWidget` is for. */
export const WIDGETS = 'details,dialog,audio,video,[popover]'

/**
 * Notes what leaving the page takes from an element: whether it is modal, or plays.
 * @param isClosed whether a user has closed it that the markup shows open
 */
export function keepWidget(element: Element, isClosed: (element: Element) => boolean): Give | undefined {
  if (element instanceof HTMLMediaElement) return keepMedia(element)
  if (element instanceof HTMLDialogElement) return keepDialog(element)
  if (element instanceof HTMLDetailsElement) return keepDetails(element, isClosed)
  return element instanceof HTMLElement && element.popover !== null ? keepPopover(element) : undefined
}

const keepDetails =
  (element: HTMLDetailsElement, isClosed: (element: Element) => boolean): Give =>
  (next) => {
    if (!(next instanceof HTMLDetailsElement)) return
    if (element.open || isClosed(element)) next.open = element.open
  }

function keepDialog(element: HTMLDialogElement): Give | undefined {
  if (!element.open) return undefined
  const isModal = element.matches(':modal')
  return (next) => {
    if (!(next instanceof HTMLDialogElement) || next.open) return
    if (isModal) next.showModal()
    else next.open = true
  }
}

function keepPopover(element: HTMLElement): Give | undefined {
  if (!element.matches(':popover-open')) return undefined
  return (next) => {
    if (next instanceof HTMLElement && next.popover !== null && !next.matches(':popover-open'))
      next.showPopover()
  }
}

function keepMedia(element: HTMLMediaElement): Give {
  const isPlaying = !element.paused && !element.ended
  return (next) => {
    if (!(next instanceof HTMLMediaElement) || next.currentTime !== 0) return
    const { volume, muted, defaultMuted, playbackRate, currentTime } = element
    if (volume !== 1) next.volume = volume
    if (muted !== defaultMuted) next.muted = muted
    if (playbackRate !== element.defaultPlaybackRate) next.playbackRate = playbackRate
    if (sourceOf(next) !== sourceOf(element)) return
    if (currentTime > 0) next.currentTime = currentTime
    // A browser may want a click first; then it is as if the user had paused it.
    if (isPlaying && next.paused) next.play().catch(() => {})
  }
}

/** Of all of them: which one is played is only known when it is being loaded. */
const sourceOf = (media: HTMLMediaElement): string =>
  [media, ...media.querySelectorAll('source')].map((one) => one.getAttribute('src')).join('\n')
