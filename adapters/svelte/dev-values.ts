/** Stands for the copy of a value that is too large to be copied: it is like nothing. */
const TOO_LARGE = Symbol('too large')
const COPY_LIMIT = 1000

/** Plain data: an array, or an object without a class. State proxies of them are plain as well. */
export type Plain = Record<string, unknown>

/** Says whether a value is plain data, which can be looked into and written to without side effects. */
export function isPlain(value: unknown): value is Plain {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null
}

/** Copies plain data; what is not plain is kept as it is. Of large data there is no copy that is like it. */
export function copyOf(value: unknown): unknown {
  if (!isPlain(value)) return value
  const copies = new Map<unknown, unknown>()
  const copy = (source: unknown): unknown => {
    if (!isPlain(source)) return source
    if (copies.has(source)) return copies.get(source)
    const target: Plain | unknown[] = Array.isArray(source) ? [] : {}
    copies.set(source, target)
    for (const [key, content] of contentsOf(source)) {
      if (copies.size > COPY_LIMIT) break
      Reflect.set(target, key, copy(content))
    }
    return target
  }
  const result = copy(value)
  return copies.size > COPY_LIMIT ? TOO_LARGE : result
}

/** Compares plain data by what it holds, and everything else by identity. */
export function isLike(copy: unknown, value: unknown): boolean {
  if (!isPlain(copy) || !isPlain(value)) return Object.is(copy, value)
  const seen = new Set<unknown>()
  const isSame = (left: unknown, right: unknown): boolean => {
    if (!isPlain(left) || !isPlain(right)) return Object.is(left, right)
    if (seen.has(left)) return true
    seen.add(left)
    if (Array.isArray(left) !== Array.isArray(right)) return false
    return isDense(left) ? isSameList(left, right, isSame) : isSameObject(left, right, isSame)
  }
  return isSame(copy, value)
}

type Compare = (left: unknown, right: unknown) => boolean

/** Whether an array has an item at each index, and nothing else. */
const isDense = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && Object.keys(value).length === value.length

/** Of a list, no item has to be asked for by its key: of a state proxy, that takes long. */
const isSameList = (left: readonly unknown[], right: Plain, isSame: Compare): boolean =>
  left.length === right['length'] && left.every((item, index) => isSame(item, right[index]))

function isSameObject(copy: Plain, value: Plain, isSame: Compare): boolean {
  let left = Object.keys(copy).length
  for (const key of Reflect.ownKeys(value)) {
    const descriptor = typeof key === 'string' ? Object.getOwnPropertyDescriptor(value, key) : undefined
    if (!descriptor?.enumerable) continue
    const name = String(key)
    if (!Object.hasOwn(copy, name) || !isSame(copy[name], descriptor.get ?? descriptor.value)) return false
    left -= 1
  }
  return left === 0
}

/** True for functions, and for plain data that holds one: code of the version that has made it. */
export function holdsCode(value: unknown): boolean {
  if (!isPlain(value)) return typeof value === 'function'
  const seen = new Set<unknown>()
  const look = (one: unknown): boolean => {
    if (typeof one === 'function') return true
    if (!isPlain(one) || seen.has(one) || seen.size > COPY_LIMIT) return false
    seen.add(one)
    return contentsOf(one).some(([, content]) => look(content))
  }
  return look(value)
}

/** What an object holds, by key. A getter itself where there is one: calling it could do anything. */
function contentsOf(value: Plain): [string, unknown][] {
  const contents: [string, unknown][] = []
  // Of a state proxy, each of these questions is a call: none is asked twice.
  for (const key of Reflect.ownKeys(value)) {
    const descriptor = typeof key === 'string' ? Object.getOwnPropertyDescriptor(value, key) : undefined
    if (descriptor?.enumerable) contents.push([String(key), descriptor.get ?? descriptor.value])
  }
  return contents
}
