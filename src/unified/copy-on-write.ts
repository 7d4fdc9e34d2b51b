type Key = PropertyKey
type Container = Record<Key, unknown>

/**
 * Copies the containers from `root` down to the one that has the last key, and lets `change` change that
 * one. What is no plain data (DOM nodes, dates, promises) is not copied but changed in place.
 *
 * @returns the new root, and what `change` returned
 * @throws TypeError when there is no container for a key, as the same assignment does in JavaScript
 */
export function changeCopy<T>(
  root: unknown,
  path: readonly Key[],
  change: (container: Container, key: Key) => T,
): { root: unknown; result: T } {
  const copy = copyOf(root)
  // `null` and `undefined` throw below what the same assignment throws in JavaScript.
  let container = copy as Container
  for (const key of path.slice(0, -1)) {
    const next = copyOf(container[key])
    container[key] = next
    container = next as Container
  }
  // A path has at least one key: the compiler writes no other.
  return { root: copy, result: change(container, path.at(-1)!) }
}

/** A shallow copy of plain data and of instances of the app's own classes; anything else as it is. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice()
  if (value instanceof Map) return new Map(value)
  if (value instanceof Set) return new Set(value)
  // What the platform has made says so (`[object HTMLInputElement]`), and would not survive a copy.
  if (typeof value !== 'object' || Object.prototype.toString.call(value) !== '[object Object]') return value
  return Object.create(Object.getPrototypeOf(value), Object.getOwnPropertyDescriptors(value))
}
