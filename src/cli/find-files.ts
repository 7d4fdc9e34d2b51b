import { readdirSync, statSync } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { UsageError } from './system.ts'

const GLOB_RE = /[*?{]/
const IGNORED = new Set(['node_modules', 'dist'])

/**
 * Finds the `.mtm` files that a command line names: files, folders, or globs with `*`, `**`, `?` and
 * `{a,b}`. Folders named `node_modules` or `dist`, and those with a leading dot, are left out unless named.
 *
 * @returns paths relative to `folder` with `/` in them, sorted, each once
 * @throws UsageError for a path that does not exist, a file that is no `.mtm` file, a pattern without a match
 */
export function findFiles(patterns: readonly string[], folder: string): string[] {
  const found = new Set<string>()
  for (const pattern of patterns) {
    const files = filesOf(pattern, folder)
    if (files.length === 0) throw new UsageError(`no \`.mtm\` file matches \`${pattern}\``)
    for (const file of files) found.add(toPosix(relative(folder, file)))
  }
  return [...found].sort()
}

function filesOf(pattern: string, folder: string): string[] {
  const path = resolve(folder, pattern)
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isFile()) {
    if (!pattern.endsWith('.mtm')) throw new UsageError(`\`${pattern}\` is not a \`.mtm\` file`)
    return [path]
  }
  if (stats?.isDirectory()) return [...walk(path)]
  if (!GLOB_RE.test(pattern)) throw new UsageError(`\`${pattern}\` does not exist`)
  const base = baseOf(pattern, folder)
  const matcher = toRegExp(toPosix(isAbsolute(pattern) ? relative(base, pattern) : relative(base, path)))
  return [...walk(base)].filter((file) => matcher.test(toPosix(relative(base, file))))
}

/** The folder before the first part with a wildcard. */
function baseOf(pattern: string, folder: string): string {
  const parts = toPosix(pattern).split('/')
  const fixed = parts.slice(
    0,
    parts.findIndex((part) => GLOB_RE.test(part)),
  )
  return resolve(folder, fixed.join('/') || (isAbsolute(pattern) ? '/' : '.'))
}

function* walk(folder: string): Generator<string> {
  let entries
  try {
    entries = readdirSync(folder, { withFileTypes: true })
  } catch {
    return
  }
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && !IGNORED.has(entry.name) && !entry.name.startsWith('.')) yield* walk(path)
    else if (entry.isFile() && entry.name.endsWith('.mtm')) yield path
  }
}

function toRegExp(glob: string): RegExp {
  let depth = 0
  const source = glob.replaceAll(/\*\*\/|\*\*|[*?{},]|[$()+.[\\\]^|]/g, (token) => {
    if (token === '**/') return '(?:[^/]+/)*'
    if (token === '**') return '.*'
    if (token === '*') return '[^/]*'
    if (token === '?') return '[^/]'
    if (token === '{') {
      depth++
      return '(?:'
    }
    if (token === '}') return depth-- > 0 ? ')' : '\\}'
    if (token === ',') return depth > 0 ? '|' : ','
    return `\\${token}`
  })
  return new RegExp(`^${source}${')'.repeat(Math.max(0, depth))}$`)
}

const toPosix = (path: string): string => path.split(sep).join('/')
