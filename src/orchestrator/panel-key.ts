/** Calls `toggle` at Alt+Shift+M from now on, for as long as the page lives. */
export function hearPanelKey(toggle: () => void): void {
  const pressed = (event: KeyboardEvent) => {
    if (!event.altKey || !event.shiftKey || event.code !== 'KeyM' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    toggle()
  }
  // Before anything that keeps keys to itself.
  addEventListener('keydown', pressed, { capture: true })
}
