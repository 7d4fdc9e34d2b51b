const MAX_LENGTH = 20_000

/**
 * The JSON of plain data, to be edited.
 * @returns undefined for what JSON cannot hold without loss, and for what is too long to be edited
 */
export function toPlainJson(value: unknown): string | undefined {
  try {
    if (!isPlain(value, 0)) return undefined
    const text = JSON.stringify(value)
    return text.length > MAX_LENGTH ? undefined : text
  } catch {
    return undefined
  }
}

const MAX_DEPTH = 20

function isPlain(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || depth > MAX_DEPTH) return false
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1))
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return false
  return Object.values(value).every((item) => isPlain(item, depth + 1))
}

/**
 * Reads what a person has typed as JSON.
 * @returns the value, or what is wrong with the text
 */
export function parseTyped(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    // A name like `__proto__` in it makes an own property, nothing else.
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return { problem: `This is not JSON: ${detail}` }
  }
}
