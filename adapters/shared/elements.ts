/** Creates an element that takes part in the document but not in its layout. */
export function createContentsElement(tag: string): HTMLElement {
  const element = document.createElement(tag)
  element.style.display = 'contents'
  return element
}

/** Moves a node without losing focus, scroll position or frames, where the browser can do that. */
export function moveInto(parent: Element, node: Element): void {
  if (node.isConnected && parent.isConnected && 'moveBefore' in parent) parent.moveBefore(node, null)
  else parent.append(node)
}
