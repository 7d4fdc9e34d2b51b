import { attr$ } from '../text.ts'
import { selectOptions, toText } from './field-value.ts'
import type { Part } from './part.ts'
import { setRawValue } from './raw-value.ts'

interface PropertyPart extends Part {
  readonly value: unknown
}

/**
 * `value={…}`, `checked={…}`: sets the property when the value changes, and only then: what the user types in
 * between stays.
 */
export function prop$(name: string, value: unknown): PropertyPart {
  return {
    id: `prop.${name}`,
    value,
    start(node) {
      let current = value
      setProperty(node, name, current)
      return {
        update(part) {
          // The id says that it is one of these.
          const next = (part as PropertyPart).value
          if (Object.is(next, current)) return
          current = next
          setProperty(node, name, current)
        },
      }
    },
  }
}

/**
 * An attribute of a custom element: its property where it has one of that name, because only that takes
 * any value; else the attribute, by the rule for all attributes.
 */
export function set$(name: string, value: unknown): PropertyPart {
  return {
    id: `set.${name}`,
    value,
    start(node) {
      showValue(node, name, value)
      // The id says that it is one of these.
      return { update: (part) => showValue(node, name, (part as PropertyPart).value) }
    },
  }
}

function showValue(node: Element, name: string, value: unknown): void {
  if (name in node) {
    if (!Object.is(Reflect.get(node, name), value)) Reflect.set(node, name, value)
    return
  }
  const text = attr$(value)
  if (text === undefined) node.removeAttribute(name)
  else node.setAttribute(name, text)
}

function setProperty(node: Element, name: string, value: unknown): void {
  // React takes styles apart; everyone else takes them as CSS writes them.
  if (name === 'style') return void Reflect.set((node as HTMLElement).style, 'cssText', value ?? '')
  if (name !== 'value') return void Reflect.set(node, name, value ?? false)
  setRawValue(node, value)
  if (node instanceof HTMLSelectElement) selectOptions(node, value)
  else Reflect.set(node, 'value', toText(value))
}
