import { batch } from '../../index.ts'
import { toField } from './field.ts'
import type { Part } from './part.ts'

interface BindingPart extends Part {
  /** What `read` has given to this render. */
  readonly value: unknown
  readonly read: () => unknown
  readonly assign: (value: unknown) => void
}

/** `bind:value={$x}`: shows the value, and assigns what the user makes of it. */
export function bind$(property: string, read: () => unknown, assign: (value: unknown) => void): BindingPart {
  const value = read()
  return {
    id: `bind.${property}`,
    value,
    read,
    assign,
    start(node) {
      let current: Pick<BindingPart, 'value' | 'read' | 'assign'> = { value, read, assign }
      const field = toField(node, property, () => current.read())
      // What the field and the value were when they last agreed.
      let agreed = value
      let isAhead = false
      const take = () => {
        isAhead = false
        agreed = field.read()
        batch(() => current.assign(agreed))
      }
      const show = () => field.write(current.value)
      // A click checks a box before its `change` says so, and frameworks may render in between. When it is a user's,
      // microtasks run in between as well: only the next task is behind both.
      const waitForChange = () => {
        isAhead = true
        setTimeout(() => {
          if (isAhead) show()
          isAhead = false
        })
      }
      if (isCheckable(node)) node.addEventListener('click', waitForChange)
      for (const event of field.events) node.addEventListener(event, take)
      show()
      const options = node instanceof HTMLSelectElement ? watchOptions(node, show) : undefined
      return {
        update(part) {
          // The id says that it is one of these.
          current = part as BindingPart
          if (isAhead || Object.is(current.value, agreed)) return
          agreed = current.value
          show()
        },
        stop() {
          for (const event of field.events) node.removeEventListener(event, take)
          node.removeEventListener('click', waitForChange)
          options?.disconnect()
        },
      }
    },
  }
}

const isCheckable = (node: Element): boolean =>
  node instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(node.type)

/** The option that stands for the value may come later than the value. */
function watchOptions(node: HTMLSelectElement, show: () => void): MutationObserver {
  const observer = new MutationObserver(show)
  observer.observe(node, { childList: true, subtree: true, attributes: true, attributeFilter: ['value'] })
  return observer
}
