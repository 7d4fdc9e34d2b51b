import type { DevRuntime } from '../contract.ts'

/** What `data()` of an instance has returned. */
export interface DataResult {
  readonly values: object
  /** The function as it is written. */
  readonly text: string
  /** True when all of it is to start anew with every update. */
  readonly isReset: boolean
}

/**
 * Says what `data()` declares, which is only known when it has returned.
 * @returns the scope of its variables
 */
export function declareData(
  component: string,
  { values, text, isReset }: DataResult,
  { declarations }: Pick<DevRuntime, 'declarations'>,
): string {
  const module = `${component} data()`
  const scope = `${module}#`
  const resets = new Set([...text.matchAll(RESET_RE)].map(([, name]) => name))
  const list = Object.entries(values).map(([name, value]: [string, unknown]) => ({
    scope,
    name,
    kind: 'data',
    text: textOf(value),
    isReset: isReset || resets.has(name),
  }))
  declarations.declare(module, list)
  return scope
}

const RESET_RE = /\/\*\s*@metamon-reset\s*\*\/\s*([\w$]+)/g

/** Code that gives a value of the same type. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return '[]'
  return typeof value === 'object' && value ? '{}' : String(JSON.stringify(value))
}
