/** The same as `Object.is`, which engines call, while they inline this. */
export function isSame(a: unknown, b: unknown): boolean {
  // Only zeros of different sign are equal here and not for `Object.is`, and only NaN the other way round.
  return a === b ? !!b || Object.is(a, b) : a !== a && b !== b
}
