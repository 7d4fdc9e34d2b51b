/** What an attribute can be. `on…` takes a listener; false and undefined leave it out; true sets it empty. */
export type AttributeValue = string | number | boolean | undefined | ((event: Event) => void)

/** What an element can hold. Strings become text and nothing else; what is empty is left out. */
export type Child = Node | string | number | false | null | undefined | readonly Child[]

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg'

/**
 * Creates an HTML element. Whatever a string says, it stays text.
 *
 * @example h('button', { class: 'quiet', onclick: retry }, 'Retry')
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, AttributeValue>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return fill(document.createElement(tag), attributes, children)
}

/** Creates an SVG element, in the same way. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, AttributeValue>> = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  return fill(document.createElementNS(SVG_NAMESPACE, tag), attributes, children)
}

function fill<Kind extends Element>(
  element: Kind,
  attributes: Readonly<Record<string, AttributeValue>>,
  children: readonly Child[],
): Kind {
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value)
  append(element, children)
  return element
}

function setAttribute(element: Element, name: string, value: AttributeValue): void {
  if (typeof value === 'function') element.addEventListener(name.replace(/^on/, ''), value)
  else if (value !== false && value !== undefined) {
    element.setAttribute(name, value === true ? '' : String(value))
  }
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (isList(child)) append(element, child)
    else if (child instanceof Node) element.append(child)
    else if (typeof child === 'string' || typeof child === 'number') {
      element.append(document.createTextNode(String(child)))
    }
  }
}

const isList = (child: Child): child is readonly Child[] => Array.isArray(child)
