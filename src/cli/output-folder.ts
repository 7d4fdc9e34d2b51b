import { closeSync, constants, mkdirSync, openSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { mapBeside } from './outputs.ts'
import type { OutputFile } from './outputs.ts'
import { UsageError } from './system.ts'

/** A folder that files are written into, and never beside. */
export interface OutputFolder {
  /** Writes a file and its map; throws `UsageError` for a path that leads out of the folder. */
  write(file: OutputFile): void
}

/** `O_NOFOLLOW` refuses a link that stands where the file is to be; Windows does not have it. */
const REPLACE = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (constants.O_NOFOLLOW ?? 0)

/**
 * Makes the folder when it is not there.
 *
 * @param root what the sources' paths are relative to
 * @param out relative to `root`, or absolute
 */
export function createOutputFolder(root: string, out: string): OutputFolder {
  const folder = resolve(root, out)
  mkdirSync(folder, { recursive: true })
  const realFolder = realpathSync(folder)
  return {
    write({ path, code, map }) {
      const file = join(folder, path)
      if (!isInside(folder, file)) throw leads(path, out)
      mkdirSync(dirname(file), { recursive: true })
      if (!isInside(realFolder, join(realpathSync(dirname(file)), 'file'))) throw leads(path, out)
      replaceFile(file, code)
      if (!map) return
      const sources = relative(folder, root).split(sep).join('/')
      replaceFile(`${file}.map`, JSON.stringify(mapBeside(map, { path, sources })))
    },
  }
}

function replaceFile(file: string, text: string): void {
  const handle = openSync(file, REPLACE)
  try {
    writeFileSync(handle, text)
  } finally {
    closeSync(handle)
  }
}

const leads = (path: string, out: string): UsageError =>
  new UsageError(`\`${path}\` would be written outside of \`${out}\`: run the command in a folder above both`)

function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file)
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)
}
