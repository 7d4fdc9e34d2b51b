import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from './system.ts'

/** What no component is as long as: something else carries the name. */
const MAXIMUM_BYTES = 5_000_000

/**
 * Reads a source file.
 *
 * @throws UsageError when it cannot be read, is no UTF-8, or is far longer than any source
 */
export function readSource(folder: string, file: string): string {
  const bytes = readFileSync(resolve(folder, file))
  if (bytes.length > MAXIMUM_BYTES) throw new UsageError(`\`${file}\` is longer than 5 MB`)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new UsageError(`\`${file}\` is not UTF-8 text`)
  }
}
