const KEY = Symbol.for('metamon.parity-log')

type Page = typeof globalThis & { [KEY]?: string[] }

/** Adds a line to what is compared after each step. Components, props and the harness share one log. */
export function log(...parts: readonly unknown[]): void {
  lines().push(parts.map(toText).join(' '))
}

/** Returns the lines since the last call. */
export const takeLog = (): string[] => lines().splice(0)

const lines = (): string[] => ((globalThis as Page)[KEY] ??= [])

function toText(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
