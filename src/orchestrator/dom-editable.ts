/** The element that can be edited as a whole, around one that was edited; undefined for form fields. */
export function editingHost(element: Element): Element | undefined {
  if (!(element instanceof HTMLElement) || !element.isContentEditable) return undefined
  const { parentElement } = element
  return (parentElement && editingHost(parentElement)) ?? element
}

/** Gives an element that can be edited what was written into the one whose place it takes. */
export function giveContent(next: Element, element: Element): void {
  if (editingHost(next) !== next || next.isEqualNode(element)) return
  const [from, ...more] = element.childNodes
  const to = next.firstChild
  const isOneText = from instanceof Text && more.length === 0 && next.childNodes.length === 1
  // Where the framework that has made a text may still hold it, the text is edited, as a user would.
  if (isOneText && to instanceof Text) to.data = from.data
  else next.replaceChildren(...[...element.childNodes].map((one) => one.cloneNode(true)))
}
