/** The text that `{value}` shows: nothing for `null` and `undefined`, like `String` for all else. */
export const t$ = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

/** The value of an attribute, or undefined to leave the attribute out. */
export function attr$(value: unknown): string | undefined {
  if (value === null || value === undefined || value === false) return undefined
  return value === true ? '' : String(value)
}

/** The value of `aria-*`, `data-*`, `draggable` and the like, where `false` is a value like any other. */
export const data$ = (value: unknown): string | undefined =>
  value === null || value === undefined ? undefined : String(value)

/** What `class={…}` takes: names, or lists of such, or which names apply. */
export type ClassValue = string | number | bigint | boolean | null | undefined | ClassList | ClassNames
type ClassList = readonly ClassValue[]
interface ClassNames {
  readonly [name: string]: unknown
}

/** Joins classes with spaces; what is false or empty is left out. Undefined when nothing remains. */
export function class$(...values: readonly ClassValue[]): string | undefined {
  return joinNames(values) || undefined
}

function joinNames(values: readonly ClassValue[]): string {
  let joined = ''
  for (const value of values) {
    const names = toNames(value)
    if (names) joined += joined ? ` ${names}` : names
  }
  return joined
}

function toNames(value: ClassValue): string {
  if (typeof value === 'string') return value
  if (!value || value === true) return ''
  if (typeof value !== 'object') return String(value)
  if (isList(value)) return joinNames(value)
  return Object.keys(value)
    .filter((name) => value[name])
    .join(' ')
}

/** `Array.isArray` does not tell lists that cannot be changed from other objects. */
const isList = (value: ClassList | ClassNames): value is ClassList => Array.isArray(value)

/** Joins styles: CSS text, or objects with names as CSS or JavaScript writes them. Adds no units. */
export function style$(...values: readonly unknown[]): string | undefined {
  return values.map(toCss).filter(Boolean).join('; ') || undefined
}

function toCss(value: unknown): string {
  if (typeof value !== 'object' || value === null)
    return t$(value === false ? '' : value).replace(/;\s*$/, '')
  return Object.entries(value)
    .flatMap(([name, part]) =>
      part === null || part === undefined || part === false ? [] : [`${toProperty(name)}: ${String(part)}`],
    )
    .join('; ')
}

/** `--x` and `background-color` stay, `backgroundColor` and `WebkitMask` become what CSS calls them. */
const toProperty = (name: string): string =>
  name.startsWith('--') ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** What `{#each}` goes through: nothing for `null` and `undefined`, any iterable, or something like a list. */
export function list$<T>(value: Iterable<T> | ArrayLike<T> | null | undefined): readonly T[] {
  if (value === null || value === undefined) return []
  return Array.isArray(value) ? value : Array.from(value)
}

/**
 * The numbers of `{#for}`: both ends are among them, and 100,000 at most.
 *
 * @throws RangeError when there would be more, or the step is zero or not a number
 */
export function range$(from: number, to: number, step = 1): number[] {
  const length = Math.floor((to - from) / step) + 1
  if (!step || Number.isNaN(length) || length > 100_000) {
    throw new RangeError(`{#for} from ${from} to ${to} step ${step} has no end`)
  }
  return Array.from({ length: Math.max(length, 0) }, (_, index) => from + index * step)
}
