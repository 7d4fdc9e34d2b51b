import { isText } from './read-shape.ts'

/**
 * Reads the values of a text that `devalue` has written, which is too large to be in every page only to read.
 * The text may be anybody's.
 *
 * @throws TypeError, RangeError or SyntaxError where it is not of the form that `devalue` writes
 */
export function revive(text: string): unknown {
  const list: unknown = JSON.parse(text)
  const entries: readonly unknown[] = Array.isArray(list) ? list : []
  const made: unknown[] = []
  const at: ValueAt = (index) => {
    if (SPECIAL.has(index)) return SPECIAL.get(index)
    if (!isIndexOf(entries, index)) return refuse()
    const hold: Hold = (value) => {
      made[index] = value
      return value
    }
    return index in made ? made[index] : hold(make(entries[index], at, hold))
  }
  return at(Array.isArray(list) ? 0 : list)
}

/** The value of an entry. */
type ValueAt = (index: unknown) => unknown

/** Says what is being made of an entry, before it is filled: it may be in itself. */
type Hold = <Value>(value: Value) => Value

/** What stands for itself, by its number. */
const SPECIAL = new Map<unknown, unknown>([
  [-1, undefined],
  [-3, Number.NaN],
  [-4, Number.POSITIVE_INFINITY],
  [-5, Number.NEGATIVE_INFINITY],
  [-6, -0],
])
const HOLE = -2
const SPARSE = -7

function refuse(): never {
  throw new TypeError('not a text of values')
}

const isIndexOf = ({ length }: readonly unknown[], index: unknown): index is number =>
  Number.isInteger(index) && Number(index) >= 0 && Number(index) < length

function make(value: unknown, at: ValueAt, hold: Hold): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (!Array.isArray(value)) return fill(hold({}), Object.entries(value), at)
  const [type, ...parts] = value as readonly unknown[]
  switch (type) {
    case SPARSE: {
      const [length, ...items] = parts
      const array = hold(arrayOf(Number(length)))
      return fill(
        array,
        pairs(items, (index) => isIndexOf(array, index)),
        at,
      )
    }
    case 'null':
      return fill(hold(Object.create(null) as object), pairs(parts, isText), at)
    case 'Set': {
      const set = hold(new Set())
      for (const one of parts) set.add(at(one))
      return set
    }
    case 'Map': {
      const map = hold(new Map())
      for (const [key, one] of pairs(parts)) map.set(at(key), at(one))
      return map
    }
    default:
      return isText(type)
        ? makeTyped(type, parts, at)
        : fill(hold(arrayOf(value.length)), Object.entries(value), at)
  }
}

const arrayOf = (length: number): unknown[] => Object.assign([], { length })

/** Every other item is the key of the one behind it. */
const pairs = (
  items: readonly unknown[],
  isKey: (key: unknown) => boolean = () => true,
): (readonly [key: unknown, index: unknown])[] =>
  items.flatMap((key, nth) => (nth % 2 > 0 ? [] : [isKey(key) ? [key, items[nth + 1]] : refuse()]))

/** Properties that would change what an object is are nobody's data. */
function fill(target: object, entries: readonly (readonly [unknown, unknown])[], at: ValueAt): object {
  for (const [key, index] of entries) {
    if (key === '__proto__') refuse()
    if (index !== HOLE) Reflect.set(target, String(key), at(index))
  }
  return target
}

const VIEW_RE = /^(?:(?:Big)?(?:Ui|I)nt\d+|Uint8Clamped|Float\d+)Array$|^DataView$/
const FROM_TEXT_RE = /^(?:Date|RegExp|URL|URLSearchParams)$/
const TEMPORAL_RE = /^Temporal\.(\w+)$/

/** What the platform makes of texts and bytes. Constructors check what they are given. */
function makeTyped(type: string, parts: readonly unknown[], at: ValueAt): unknown {
  const [first, ...others] = parts
  const text = String(first)
  if (type === 'BigInt') return BigInt(text)
  if (type === 'Object') return Object(at(first))
  if (type === 'ArrayBuffer') return Uint8Array.from(atob(text), (one) => one.charCodeAt(0)).buffer
  if (FROM_TEXT_RE.test(type)) return construct(type, parts)
  if (VIEW_RE.test(type)) {
    const bytes = at(first)
    return bytes instanceof ArrayBuffer ? construct(type, [bytes, ...others]) : refuse()
  }
  const [, temporal] = TEMPORAL_RE.exec(type) ?? []
  return temporal ? (globalThis as unknown as Temporals).Temporal[temporal]!.from(text) : refuse()
}

/** The name was looked at, and so it is one of the platform's own. */
const construct = (type: string, parts: readonly unknown[]): unknown =>
  Reflect.construct(Reflect.get(globalThis, type), parts)

/** Not in all browsers: where it is missing, calling it throws. */
interface Temporals {
  readonly Temporal: { readonly [type: string]: { from(text: string): unknown } }
}
