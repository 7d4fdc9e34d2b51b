import { isSameValue, selectOptions, toList, toText } from './field-value.ts'
import { rawValueOf } from './raw-value.ts'

/** How a property of a field follows a value, and the value the field. */
export interface Field {
  /** The events after which the property may have another value. */
  readonly events: readonly string[]
  read(): unknown
  /** Shows the value. Leaves a field alone that shows it already: the caret stays. */
  write(value: unknown): void
}

/** Says how `bind:property` works on an element. `current` is the value that it is bound to, right now. */
export function toField(node: Element, property: string, current: () => unknown): Field {
  if (property === 'value' && node instanceof HTMLSelectElement) return selectField(node)
  if (property === 'value' && node instanceof HTMLInputElement && /^(?:number|range)$/.test(node.type)) {
    return numberField(node)
  }
  if (property === 'value') return textField(node)
  if (property === 'group' && node instanceof HTMLInputElement) return groupField(node, current)
  return {
    events: EVENTS[property] ?? ['input', 'change'],
    read: () => Reflect.get(node, property),
    // Only the user chooses files.
    write: (value) => void (property === 'files' || writeProperty(node, property, value)),
  }
}

/** Properties that change with other events than `input` and `change`. */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  open: ['toggle'],
  currentTime: ['timeupdate'],
  paused: ['play', 'pause'],
  volume: ['volumechange'],
  muted: ['volumechange'],
}

function writeProperty(node: Element, property: string, value: unknown): void {
  if (property === 'paused') {
    // Only its own methods start and stop it. Browsers may refuse to play; then it stays paused.
    const media = node as HTMLMediaElement
    if (value) media.pause()
    else void media.play().catch(() => {})
  } else if (!Object.is(Reflect.get(node, property), value)) Reflect.set(node, property, value ?? false)
}

function textField(node: Element): Field {
  return {
    events: ['input'],
    read: () => Reflect.get(node, 'value'),
    write(value) {
      const text = toText(value)
      if (Reflect.get(node, 'value') !== text) Reflect.set(node, 'value', text)
    },
  }
}

/** An empty field is `null`. */
function numberField(node: HTMLInputElement): Field {
  const read = () => (node.value === '' ? null : Number(node.value))
  return {
    events: ['input'],
    read,
    write(value) {
      // `1.` and `1.0` are ways of typing 1.
      if (!isSameValue(read(), value)) node.value = toText(value)
    },
  }
}

function selectField(node: HTMLSelectElement): Field {
  return {
    events: ['change'],
    read: () => {
      const values = [...node.selectedOptions].map(rawValueOf)
      return node.multiple ? values : (values[0] ?? null)
    },
    write: (value) => selectOptions(node, value),
  }
}

/** Radio buttons share one value; check boxes share a list of values. */
function groupField(node: HTMLInputElement, current: () => unknown): Field {
  const own = () => rawValueOf(node)
  if (node.type === 'radio') {
    return {
      events: ['change'],
      read: own,
      write: (value) => void (node.checked = isSameValue(own(), value)),
    }
  }
  return {
    events: ['change'],
    read: () => {
      const others = toList(current()).filter((value) => !isSameValue(value, own()))
      return node.checked ? [...others, own()] : others
    },
    write: (value) => void (node.checked = toList(value).some((one) => isSameValue(own(), one))),
  }
}
