import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { declarationOf, readUnified } from '../../compiler/unified/types/index.ts'
import type { ParseScript } from '../../compiler/index.ts'
import { readSource } from './files.ts'
import { findFiles } from './find-files.ts'

/** What became of the `.mtm` files of a project; paths are relative to it. */
export interface WrittenTypes {
  readonly typed: readonly string[]
  /** Native files and those that cannot be read: they have the types of `metamon/client`. */
  readonly untyped: readonly string[]
}

/** Where declarations stand, in the folders of their sources; `rootDirs` in tsconfig.json names it. */
export const TYPES_FOLDER = '.metamon/types'

/**
 * Writes a declaration for every unified file of a project, and removes those of files that are gone.
 * A declaration that says the same is left alone, so that nothing that watches it starts again.
 *
 * @param folder the root of the project, absolute
 */
export function writeTypes(folder: string, parse: ParseScript): WrittenTypes {
  const typed: string[] = []
  const untyped: string[] = []
  const current = new Set<string>()
  ignoreInGit(folder)
  for (const file of hasFiles(folder) ? findFiles(['.'], folder) : []) {
    const path = writeTypesOf(folder, file, parse)
    if (path === undefined) untyped.push(file)
    else {
      typed.push(file)
      current.add(path)
    }
  }
  removeOthers(join(folder, TYPES_FOLDER), current)
  return { typed, untyped }
}

/**
 * Writes the declaration of one file, unless it says the same already.
 *
 * @param file relative to the root, with `/` in it
 * @returns its absolute path; undefined for a file that has no types of its own
 */
export function writeTypesOf(folder: string, file: string, parse: ParseScript): string | undefined {
  const reading = readUnified(readSource(folder, file), { filename: file, parse })
  return reading && !reading.isBroken
    ? write(folder, file, declarationOf(reading, { parse, importSource: 'metamon' }))
    : undefined
}

/** `src/Foo.mtm` is declared by `src/Foo.d.mtm.ts`. */
export const declarationPath = (file: string): string => file.replace(/\.mtm$/, '.d.mtm.ts')

/** Generated files are of no interest to anybody's history. */
export function ignoreInGit(folder: string): void {
  const path = join(folder, '.metamon/.gitignore')
  if (existsSync(path)) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, '*\n')
}

const hasFiles = (folder: string): boolean => {
  try {
    return findFiles(['.'], folder).length > 0
  } catch {
    return false
  }
}

function write(folder: string, file: string, text: string): string {
  const path = join(folder, TYPES_FOLDER, declarationPath(file))
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return path
}

function removeOthers(folder: string, current: ReadonlySet<string>): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (name.endsWith('.d.mtm.ts') && !current.has(path)) rmSync(path)
  }
}
