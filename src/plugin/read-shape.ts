/** Whether something that was sent is an object to look into. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** @param max characters */
export const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value.length <= max
