/** What a user has done to a form field or to `<details>`. */
export interface FieldState {
  /** Whether a field is of the same kind, and looks as if nobody had touched it. */
  fits(element: Element): boolean
  /** Sets the property. No event is dispatched: for the app nothing has happened. */
  apply(element: Element): void
}

/** The elements whose state is kept. */
export const FIELDS = 'input,textarea,select,details'

const WITHOUT_VALUE: ReadonlySet<string> = new Set(['hidden', 'submit', 'button', 'reset', 'image', 'file'])

/** Reads what differs from what the markup says; undefined when nothing does. Values stay in memory. */
export function readField(element: Element): FieldState | undefined {
  if (element instanceof HTMLInputElement) return readInput(element)
  if (element instanceof HTMLTextAreaElement) return readText(element, HTMLTextAreaElement)
  if (element instanceof HTMLSelectElement) return readSelect(element)
  return element instanceof HTMLDetailsElement && element.open ? OPEN : undefined
}

const OPEN: FieldState = {
  fits: (element) => element instanceof HTMLDetailsElement && !element.open,
  apply: (element) => element.setAttribute('open', ''),
}

function readInput(input: HTMLInputElement): FieldState | undefined {
  const { type } = input
  if (WITHOUT_VALUE.has(type)) return undefined
  return type === 'checkbox' || type === 'radio' ? readChecked(input) : readText(input, HTMLInputElement)
}

function readChecked({ checked, defaultChecked, type, value }: HTMLInputElement): FieldState | undefined {
  if (checked === defaultChecked) return undefined
  const isSame = (element: Element): element is HTMLInputElement =>
    element instanceof HTMLInputElement && element.type === type && element.value === value
  return {
    fits: (element) =>
      isSame(element) && element.checked === element.defaultChecked && element.checked !== checked,
    apply(element) {
      if (isSame(element)) element.checked = checked
    },
  }
}

type TextField = HTMLInputElement | HTMLTextAreaElement

function readText(
  { type, value, defaultValue }: TextField,
  constructor: new () => TextField,
): FieldState | undefined {
  if (value === defaultValue) return undefined
  const isSame = (element: Element): element is TextField =>
    element instanceof constructor && element.type === type
  return {
    fits: (element) => isSame(element) && element.value === element.defaultValue && element.value !== value,
    apply(element) {
      if (isSame(element)) element.value = value
    },
  }
}

/** By value: options may have moved. */
function readSelect(select: HTMLSelectElement): FieldState | undefined {
  if (isUntouched(select)) return undefined
  const { multiple } = select
  const selected = new Set([...select.selectedOptions].map((option) => option.value))
  return {
    fits: (element) =>
      element instanceof HTMLSelectElement && element.multiple === multiple && isUntouched(element),
    apply(element) {
      if (!(element instanceof HTMLSelectElement)) return
      const options = [...element.options]
      if (![...selected].every((value) => options.some((option) => option.value === value))) return
      for (const option of options) option.selected = selected.has(option.value)
    },
  }
}

/** A select that shows one value shows the first that is not disabled where the markup selects none. */
export function isUntouched(select: HTMLSelectElement): boolean {
  const options = [...select.options]
  const isByDefault = options.some((option) => option.defaultSelected) || select.multiple
  const first = isByDefault ? undefined : options.find((option) => !option.disabled)
  return options.every(
    (option) => option.selected === (isByDefault ? option.defaultSelected : option === first),
  )
}
