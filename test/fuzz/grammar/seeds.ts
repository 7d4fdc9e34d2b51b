import { readdirSync, readFileSync } from 'node:fs'

const folders = ['../../unit/compiler/unified/files/', '../../fixtures/mtm/'].map(
  (path) => new URL(path, import.meta.url),
)

/** Every `.mtm` file that other tests read. */
export const seeds: readonly string[] = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.mtm'))
    .toSorted()
    .map((name) => readFileSync(new URL(name, folder), 'utf8')),
)
