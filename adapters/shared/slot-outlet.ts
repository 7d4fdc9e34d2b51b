/** The element in which an island shows a holder, where its framework can only show elements of its own. */
export const OUTLET_TAG = 'metamon-outlet'

/** Shows `holder` in `outlet`; does nothing when it is there already, because moving it would lose focus. */
export function fillOutlet(outlet: Element, holder: HTMLElement): void {
  if (outlet.firstChild !== holder || outlet.childNodes.length > 1) outlet.replaceChildren(holder)
}
