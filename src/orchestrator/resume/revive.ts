/**
 * Reads the values of a text that `devalue` has written, which is too large to be in every page only to read.
 * The text may be anybody's.
 *
 * @throws TypeError, RangeError or SyntaxError where it is not of the form that `devalue` writes
 */
export function revive(text: string): unknown {
  const list: unknown = JSON.parse(text)
  if (!Array.isArray(list)) return special(list)
  const made = new Map<number, unknown>()
  const at: ValueAt = (index, note) => {
    if (typeof index !== 'number' || index < 0) return special(index)
    if (note) made.set(index, note.value)
    if (made.has(index)) return made.get(index)
    if (!(index in list)) refuse()
    const value = make(list[index], { index, at, list })
    made.set(index, value)
    return value
  }
  return at(0)
}

/** The value of an entry. With a note, the entry is what that says: it may be in itself. */
type ValueAt = (index: unknown, note?: { readonly value: unknown }) => unknown

interface Entry {
  readonly index: number
  readonly at: ValueAt
  readonly list: readonly unknown[]
}

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

const special = (index: unknown): unknown => (SPECIAL.has(index) ? SPECIAL.get(index) : refuse())

function refuse(): never {
  throw new TypeError('not a text of values')
}

function make(value: unknown, entry: Entry): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (!Array.isArray(value)) return fill({}, Object.entries(value), entry)
  const [type, ...parts] = value as readonly unknown[]
  if (typeof type === 'string') return makeTyped(type, parts, entry)
  const array: unknown[] = []
  if (type !== SPARSE) {
    array.length = value.length
    return fill(array, Object.entries(value), entry)
  }
  const [length, ...items] = parts
  array.length = Number(length)
  return fill(
    array,
    pairs(items, (index) => isIndexOf(array, index)),
    entry,
  )
}

const isIndexOf = ({ length }: readonly unknown[], index: unknown): boolean =>
  Number.isInteger(index) && Number(index) >= 0 && Number(index) < length

const pairs = (items: readonly unknown[], isKey: (key: unknown) => boolean): [string, unknown][] =>
  items.flatMap((key, nth) => (nth % 2 > 0 ? [] : [isKey(key) ? [String(key), items[nth + 1]] : refuse()]))

/** Properties that would change what an object is are nobody's data. */
function fill(target: object, entries: readonly [string, unknown][], { index, at }: Entry): object {
  at(index, { value: target })
  for (const [key, value] of entries) {
    if (key === '__proto__') refuse()
    if (value !== HOLE) Reflect.set(target, key, at(value))
  }
  return target
}

function makeTyped(type: string, parts: readonly unknown[], { index, at, list }: Entry): unknown {
  const [first, second, third] = parts
  // The constructors check what they are given.
  const text = first as string
  const note = <Value>(value: Value): Value => (at(index, { value }), value)
  switch (type) {
    case 'Date':
      return new Date(text)
    case 'BigInt':
      return BigInt(text)
    case 'RegExp':
      return new RegExp(text, second as string | undefined)
    case 'Set': {
      const set = note(new Set())
      for (const one of parts) set.add(at(one))
      return set
    }
    case 'Map': {
      const map = note(new Map())
      for (let nth = 0; nth < parts.length; nth += 2) map.set(at(parts[nth]), at(parts[nth + 1]))
      return map
    }
    case 'null':
      return fill(
        Object.create(null) as object,
        pairs(parts, (key) => typeof key === 'string'),
        { index, at, list },
      )
    case 'Object':
      return isTyped(list, first, 'BigInt') || typeof list[Number(first)] !== 'object'
        ? Object(at(first))
        : refuse()
    case 'ArrayBuffer':
      return Uint8Array.from(atob(text), (one) => one.charCodeAt(0)).buffer
    default:
      return makeOfPlatform(type, isTyped(list, first, 'ArrayBuffer') ? [at(first), second, third] : [text])
  }
}

const isTyped = (list: readonly unknown[], index: unknown, type: string): boolean => {
  const value: unknown = list[Number(index)]
  return Array.isArray(value) && value[0] === type
}

/** Views of bytes take the bytes, the others take text. */
function makeOfPlatform(type: string, parts: readonly unknown[]): unknown {
  const isView = /^(?:(?:Big)?(?:Ui|I)nt\d+|Uint8Clamped|Float\d+)Array$|^DataView$/.test(type)
  const [, temporal] = /^Temporal\.(\w+)$/.exec(type) ?? []
  const holder: unknown = temporal ? Reflect.get(globalThis, 'Temporal') : globalThis
  const Type: unknown = Reflect.get(Object(holder), temporal ?? type)
  if (typeof Type !== 'function' || isView !== parts.length > 1) return refuse()
  // The name was looked at, and so it is one of the platform's own.
  if (temporal) return (Type as unknown as { from(text: unknown): unknown }).from(parts[0])
  return isView || /^URL(?:SearchParams)?$/.test(type) ? Reflect.construct(Type, parts) : refuse()
}
