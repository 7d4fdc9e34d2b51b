import { statSync } from 'node:fs'
import type { Batch } from './batch.ts'

/** A file that is so much older than its save was not written just before it: a copy keeps its time. Milliseconds. */
const LIMIT_MS = 5000

/** How long the first saved file took to be heard of, in milliseconds. Undefined where it cannot be known. */
export function watchTime({ saves, savedAt }: Batch): number | undefined {
  const [file] = saves.keys()
  const writtenAt = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false })?.mtimeMs
  if (writtenAt === undefined) return undefined
  const elapsed = Date.now() - (performance.now() - savedAt) - writtenAt
  return elapsed >= 0 && elapsed < LIMIT_MS ? elapsed : undefined
}
