import { rawValueOf } from './raw-value.ts'

/** What a form field shows for a value. */
export const toText = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

/** Selects the options that stand for `value`, or for one of its values. */
export function selectOptions(select: HTMLSelectElement, value: unknown): void {
  const wanted = select.multiple ? toList(value) : [value]
  const isWanted = (option: HTMLOptionElement) => wanted.some((one) => isSameValue(rawValueOf(option), one))
  if (select.multiple) for (const option of select.options) option.selected = isWanted(option)
  else select.selectedIndex = [...select.options].findIndex(isWanted)
}

/** Compares as forms do: what is no object, by its text. */
export function isSameValue(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true
  return !isObject(left) && !isObject(right) && toText(left) === toText(right)
}

/** Several values that a field stands for. */
export const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null
