import { readdirSync, readFileSync } from 'node:fs'
import { mistakes } from '../../unit/compiler/unified/mistakes.ts'

const folders = ['../../unit/compiler/unified/files/', '../../fixtures/mtm/'].map(
  (path) => new URL(path, import.meta.url),
)

const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.mtm'))
    .toSorted()
    .map((name) => readFileSync(new URL(name, folder), 'utf8')),
)

/** Every `.mtm` file that other tests read, and every mistake that they know. */
export const seeds: readonly string[] = [...files, ...mistakes.map(([, source]) => source)]
