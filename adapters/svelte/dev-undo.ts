import type { Undo } from '../../src/index.ts'
import { isPlain, type Plain } from './dev-values.ts'

/** Larger data than this is handed over without a way back. */
const LIMIT = 20_000

/**
 * Remembers what plain data holds, however deep. State is handed over as it is, not as a copy, so that everything
 * that refers to it goes on referring to the same: when the code that it was handed to fails, what that code has
 * done to it must be undone.
 *
 * @returns writes everything back that has changed since, in place
 */
export function rememberContents(value: unknown): Undo {
  const contents = new Map<Plain, Plain>()
  const open = [value]
  for (let one = open.pop(); open.length > 0 || one !== undefined; one = open.pop()) {
    if (!isPlain(one) || contents.has(one)) continue
    const content = Object.fromEntries(dataKeys(one).map((key) => [key, one[key]]))
    contents.set(one, content)
    open.push(...Object.values(content).filter(isPlain))
    if (contents.size > LIMIT) return () => {}
  }
  return () => {
    for (const [target, content] of contents) writeBack(target, content)
  }
}

function writeBack(target: Plain, content: Plain): void {
  if (Object.isFrozen(target)) return
  for (const key of dataKeys(target)) if (!Object.hasOwn(content, key)) delete target[key]
  for (const [key, value] of Object.entries(content))
    if (!Object.hasOwn(target, key) || !Object.is(target[key], value)) target[key] = value
  if (Array.isArray(target)) target.length = Object.keys(content).length
}

const dataKeys = (value: Plain): string[] =>
  Object.keys(value).filter((key) => {
    const descriptor = Object.getOwnPropertyDescriptor(value, key)
    return descriptor !== undefined && 'value' in descriptor
  })
