import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ParseScript } from '../../compiler/index.ts'
import { declarationOf, readUnified } from '../../compiler/unified/types/index.ts'
import { TYPES_FOLDER } from './types-folder.ts'

/**
 * Writes the declaration of one file, unless it says the same already.
 *
 * @param folder the root of the project, absolute
 * @param file relative to it, with `/` in it
 * @param source the text of the file
 * @returns its absolute path; undefined for a file that has no types of its own
 */
export function writeTypesOf(
  folder: string,
  { file, source }: { readonly file: string; readonly source: string },
  parse: ParseScript,
): string | undefined {
  const reading = readUnified(source, { filename: file, parse })
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

function write(folder: string, file: string, text: string): string {
  const path = join(folder, TYPES_FOLDER, declarationPath(file))
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return path
}
