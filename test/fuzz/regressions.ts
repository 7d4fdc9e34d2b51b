import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Edit, Features } from './edit.ts'

/** Edits that have broken a rule once. */
export interface Case {
  /** What has to take part for it. */
  readonly features: Features
  readonly edits: readonly Edit[]
}

const FOLDER = new URL('regressions/', import.meta.url).pathname

/** @throws {Error} when there is no such file */
export const readCase = (file: string): Case => JSON.parse(readFileSync(file, 'utf8')) as Case // our own files

/** All cases, by name. */
export const readCases = (): ReadonlyMap<string, Case> =>
  new Map(readdirSync(FOLDER).map((name) => [name.replace(/\.json$/, ''), readCase(join(FOLDER, name))]))
