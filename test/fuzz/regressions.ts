import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Edit } from './edit.ts'

/** Edits that have broken a rule once. */
export interface Case {
  readonly edits: readonly Edit[]
}

const FOLDER = new URL('regressions/', import.meta.url).pathname

/** @throws {Error} when there is no such file */
export const readCase = (file: string): Case => JSON.parse(readFileSync(file, 'utf8')) as Case // our own files

/** The edits of all cases, one after the other: what each of them has broken is mended before the next. */
export const readCases = (): readonly Edit[] =>
  readdirSync(FOLDER)
    .sort()
    .flatMap((name) => [...readCase(join(FOLDER, name)).edits, { kind: 'repair', isTogether: true }])
