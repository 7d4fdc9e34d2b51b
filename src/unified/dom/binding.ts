import { batch } from '../../index.ts'
import { toField } from './field.ts'
import type { Part } from './part.ts'

interface BindingPart extends Part {
  readonly value: unknown
  readonly assign: (value: unknown) => void
}

/** `bind:value={$x}`: shows the value, and assigns what the user makes of it. */
export function bind$(property: string, value: unknown, assign: (value: unknown) => void): BindingPart {
  return {
    id: `bind.${property}`,
    value,
    assign,
    start(node) {
      let current: Pick<BindingPart, 'value' | 'assign'> = { value, assign }
      const field = toField(node, property, () => current.value)
      const show = () => field.write?.(current.value)
      const take = () => batch(() => current.assign(field.read()))
      for (const event of field.events) node.addEventListener(event, take)
      show()
      const options = node instanceof HTMLSelectElement ? watchOptions(node, show) : undefined
      return {
        update(part) {
          // The id says that it is one of these.
          current = part as BindingPart
          show()
        },
        stop() {
          for (const event of field.events) node.removeEventListener(event, take)
          options?.disconnect()
        },
      }
    },
  }
}

/** The option that stands for the value may come later than the value. */
function watchOptions(node: HTMLSelectElement, show: () => void): MutationObserver {
  const observer = new MutationObserver(show)
  observer.observe(node, { childList: true, subtree: true, attributes: true, attributeFilter: ['value'] })
  return observer
}
