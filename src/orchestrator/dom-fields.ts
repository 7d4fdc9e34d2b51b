/** What a user has done to a form field, as far as it differs from what the markup says. */
export type FieldState =
  | { readonly kind: 'text'; readonly type: string; readonly value: string }
  | { readonly kind: 'checked'; readonly type: string; readonly value: string; readonly checked: boolean }
  | { readonly kind: 'selected'; readonly isMultiple: boolean; readonly values: readonly string[] }
  | { readonly kind: 'files'; readonly isMultiple: boolean; readonly files: FileList }

/** The elements that `readField` reads. */
export const FIELDS = 'input,textarea,select'

const WITHOUT_VALUE: ReadonlySet<string> = new Set(['hidden', 'submit', 'button', 'reset', 'image'])

/** What the value of an empty field depends on. */
const LIMITS = ['type', 'min', 'max', 'step', 'value', 'multiple'] as const

/** Reads a field that may have left the page; undefined when it is as the markup says. Values stay in memory. */
export function readField(element: Element): FieldState | undefined {
  if (element instanceof HTMLSelectElement) return readSelect(element)
  if (element instanceof HTMLInputElement) return readInput(element)
  return element instanceof HTMLTextAreaElement ? readText(element) : undefined
}

/** Gives a field what another one held, unless it is of another kind or is not as the markup says any more. */
export function giveField(element: Element, state: FieldState): void {
  const isSame = 'type' in state && 'type' in element && element.type === state.type
  // No event is dispatched: for the app nothing has happened.
  if (element instanceof HTMLSelectElement && state.kind === 'selected') select(element, state)
  else if (isTextField(element) && state.kind === 'text' && isSame) {
    if (element.value === defaultOf(element)) element.value = state.value
  } else if (element instanceof HTMLInputElement && state.kind === 'checked' && isSame) {
    const isUntouched = element.checked === element.defaultChecked
    if (isUntouched && element.value === state.value) element.checked = state.checked
  } else if (element instanceof HTMLInputElement && state.kind === 'files' && element.type === 'file') {
    if (element.multiple === state.isMultiple && element.files?.length === 0) element.files = state.files
  }
}

type TextField = HTMLInputElement | HTMLTextAreaElement

/** Whether text can be selected in it. */
export const isTextField = (element: Element): element is TextField =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement

function readInput(input: HTMLInputElement): FieldState | undefined {
  const { type, value, checked, defaultChecked, files, multiple } = input
  if (WITHOUT_VALUE.has(type)) return undefined
  if (type === 'checkbox' || type === 'radio')
    return checked === defaultChecked ? undefined : { kind: 'checked', type, value, checked }
  if (type !== 'file') return readText(input)
  return files && files.length > 0 ? { kind: 'files', isMultiple: multiple, files } : undefined
}

function readText(field: TextField): FieldState | undefined {
  const { type, value } = field
  return value === defaultOf(field) ? undefined : { kind: 'text', type, value }
}

/** The value that nobody has touched: a range is in its middle then, and a colour is black. */
function defaultOf(field: TextField): string {
  if (field.value === field.defaultValue || field instanceof HTMLTextAreaElement) return field.defaultValue
  const blank = field.ownerDocument.createElement('input')
  for (const name of LIMITS)
    if (field.hasAttribute(name)) blank.setAttribute(name, field.getAttribute(name) ?? '')
  return blank.value
}

function readSelect(element: HTMLSelectElement): FieldState | undefined {
  if (isUntouched(element)) return undefined
  const values = [...element.selectedOptions].map((option) => option.value)
  return { kind: 'selected', isMultiple: element.multiple, values }
}

/** By value: options may have moved. */
function select(
  element: HTMLSelectElement,
  { isMultiple, values }: FieldState & { readonly kind: 'selected' },
): void {
  const options = [...element.options]
  const isThere = (value: string) => options.some((option) => option.value === value)
  if (element.multiple !== isMultiple || !isUntouched(element) || !values.every(isThere)) return
  for (const option of options) option.selected = values.includes(option.value)
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
