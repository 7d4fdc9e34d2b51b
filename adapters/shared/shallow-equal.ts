type Values = Readonly<Record<string, unknown>>

/** Says whether two objects have the same keys with identical values. */
export function isShallowEqual(left: Values, right: Values): boolean {
  const keys = Object.keys(left)
  if (keys.length !== Object.keys(right).length) return false
  return keys.every((key) => Object.hasOwn(right, key) && Object.is(left[key], right[key]))
}
