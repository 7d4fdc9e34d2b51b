import type { Undo } from '../../src/index.ts'
import { copyOf, isLike, isPlain, type Plain } from './dev-values.ts'

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
  const contents = new Map<Plain, Content>()
  const open = [value]
  while (open.length > 0) {
    const one = open.pop()
    if (!isPlain(one) || contents.has(one)) continue
    const data = Object.fromEntries(dataKeys(one).map((key) => [key, one[key]]))
    contents.set(one, { data, length: Array.isArray(one) ? one.length : undefined })
    open.push(...Object.values(data).filter(isPlain))
    if (contents.size > LIMIT) return () => {}
  }
  return () => {
    for (const [target, content] of contents) writeBack(target, content)
  }
}

/** Makes plain data hold the same as the copy of it again, in place. */
export function resetContents(value: unknown, copy: unknown): void {
  if (!isPlain(value) || !isPlain(copy) || isLike(copy, value)) return
  writeBack(value, {
    data: Object.fromEntries(dataKeys(copy).map((key) => [key, copyOf(copy[key])])),
    length: Array.isArray(copy) ? copy.length : undefined,
  })
}

interface Content {
  readonly data: Plain
  /** Of an array, which may have gaps. */
  readonly length: number | undefined
}

/** What is frozen by now stays as it is. */
function writeBack(target: Plain, { data, length }: Content): void {
  for (const key of dataKeys(target)) if (!Object.hasOwn(data, key)) Reflect.deleteProperty(target, key)
  for (const [key, value] of Object.entries(data))
    if (!Object.hasOwn(target, key) || !Object.is(target[key], value)) Reflect.set(target, key, value)
  if (length !== undefined && target.length !== length) Reflect.set(target, 'length', length)
}

const dataKeys = (value: Plain): string[] =>
  Object.keys(value).filter((key) => {
    const descriptor = Object.getOwnPropertyDescriptor(value, key)
    return descriptor !== undefined && 'value' in descriptor
  })
