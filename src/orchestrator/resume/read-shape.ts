/** Whether something is an object to look into. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isText = (value: unknown): value is string => typeof value === 'string'

export const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value)

/** An array of which every item can be read; undefined for anything else. */
export function listOf<Item>(
  value: unknown,
  read: (item: unknown) => Item | undefined,
  max: number,
): readonly Item[] | undefined {
  if (!Array.isArray(value) || value.length > max) return undefined
  const items: Item[] = []
  for (const one of value as readonly unknown[]) {
    const item = read(one)
    if (item === undefined) return undefined
    items.push(item)
  }
  return items
}
