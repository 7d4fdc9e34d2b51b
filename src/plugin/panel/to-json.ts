import type { JsonValue } from '../../shared/panel-protocol.ts'

const MAX_DEPTH = 32

/** Names that make something of an object that it was not. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Copies what has come over the socket.
 * @param limit the most that it may hold, in characters
 * @returns undefined for what is too large, too deep, no JSON, or has a name that nothing may have
 */
export function toJson(value: unknown, limit: number): JsonValue | undefined {
  const budget = { left: limit }
  try {
    return copy(value, budget, 0)
  } catch (error) {
    if (error === REFUSED) return undefined
    throw error
  }
}

const REFUSED: Error = new Error('not to be taken')

function copy(value: unknown, budget: { left: number }, depth: number): JsonValue {
  budget.left -= typeof value === 'string' ? value.length + 2 : 2
  if (budget.left < 0 || depth > MAX_DEPTH) throw REFUSED
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (Array.isArray(value)) return value.map((item) => copy(item, budget, depth + 1))
  if (typeof value !== 'object') throw REFUSED
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      budget.left -= name.length
      if (RESERVED.has(name)) throw REFUSED
      return [name, copy(item, budget, depth + 1)]
    }),
  )
}
