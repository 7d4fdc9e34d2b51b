import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ParseScript } from '../../compiler/index.ts'
import { TYPES_FOLDER } from '../plugin/types-folder.ts'
import { ignoreInGit, writeTypesOf } from '../plugin/write-types.ts'
import { readSource } from './files.ts'
import { findFiles } from './find-files.ts'

/** What became of the `.mtm` files of a project; paths are relative to it. */
export interface WrittenTypes {
  readonly typed: readonly string[]
  /** Native files and those that cannot be read: they have the types of `metamon/client`. */
  readonly untyped: readonly string[]
}

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
    const path = writeTypesOf(folder, { file, source: readSource(folder, file) }, parse)
    if (path === undefined) untyped.push(file)
    else {
      typed.push(file)
      current.add(path)
    }
  }
  removeOthers(join(folder, TYPES_FOLDER), current)
  return { typed, untyped }
}

const hasFiles = (folder: string): boolean => {
  try {
    return findFiles(['.'], folder).length > 0
  } catch {
    return false
  }
}

function removeOthers(folder: string, current: ReadonlySet<string>): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (name.endsWith('.d.mtm.ts') && !current.has(path)) rmSync(path)
  }
}
