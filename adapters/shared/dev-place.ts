/** Names an element after its place in the document, from the nearest element with an id: `#app`, `#page/div~2`. */
export function placeOf(element: Element): string {
  if (element.id) return `#${element.id}`
  const parent = element.parentElement
  if (!parent) return element.localName
  const same = [...parent.children].filter((one) => one.localName === element.localName)
  return `${placeOf(parent)}/${element.localName}~${same.indexOf(element)}`
}
