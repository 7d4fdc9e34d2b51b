import { dirname, isAbsolute, relative, resolve } from 'node:path'
import { FlattenMap, originalPositionFor, type SourceMapInput } from '@jridgewell/trace-mapping'
import type { DevEnvironment, EnvironmentModuleNode } from 'vite'
import { stableUrl, withoutQuery } from '../../shared/module-id.ts'
import type { StackLine } from '../../shared/problem.ts'

/** So many calls of a stack are looked at. */
const LONGEST_STACK = 50

const CHROMIUM_RE =
  /^\s*at (?:(.{1,200}?) \()?((?:https?:\/\/|file:\/\/|\/|[a-zA-Z]:\\)[^\s()]{1,600}):(\d+):(\d+)\)?$/
const OTHERS_RE = /^(.{0,200}?)@((?:https?:\/\/|file:\/\/)\S{1,600}):(\d+):(\d+)$/

/** What stacks are read with. */
export interface StackContext {
  readonly environment: Pick<DevEnvironment, 'moduleGraph'>
  readonly root: string
  readonly base: string
}

interface Call {
  readonly name: string
  readonly url: string
  readonly line: number
  readonly column: number
}

/**
 * Reads the stack of an error, of a page or of the server, and puts the places of the files as they were written
 * into it. Only modules that the server knows are looked up: the text can be anybody's. What is not of the app is
 * folded.
 */
export function readStack(context: StackContext, stack: string): readonly StackLine[] {
  const calls = stack
    .split('\n')
    .slice(0, LONGEST_STACK)
    .flatMap((line) => readCall(line) ?? [])
  return fold(calls.map((call) => toLine(context, call)))
}

function readCall(text: string): Call | undefined {
  const [, name = '', url, line, column] = CHROMIUM_RE.exec(text) ?? OTHERS_RE.exec(text) ?? []
  if (!url) return undefined
  return { name: name.replace(/^async /, ''), url, line: Number(line), column: Number(column) - 1 }
}

const VENDOR: StackLine = { name: '', folded: 1 }

function toLine(context: StackContext, call: Call): StackLine {
  const found = findModule(context, call.url)
  const place = found ? toOriginal(found, call) : { file: serverFile(call.url), ...call }
  const file = place.file && toRelative(context.root, place.file)
  if (!file) return VENDOR
  return { name: call.name, file, line: place.line, column: Math.max(0, place.column), folded: 0 }
}

/** A module of the app, by the url that the page has loaded it from. */
function findModule({ environment, base }: StackContext, url: string): EnvironmentModuleNode | undefined {
  const [, path] = /^https?:\/\/[^/]+(\/.*)$/.exec(url) ?? []
  if (!path?.startsWith(base)) return undefined
  const known = stableUrl(`/${path.slice(base.length)}`)
  return environment.moduleGraph.urlToModuleMap.get(known)
}

/** What Node tells of a config or a plugin. */
const serverFile = (url: string): string | undefined =>
  /^https?:/.test(url) ? undefined : withoutQuery(url.replace(/^file:\/\//, ''))

interface Place {
  readonly file: string | undefined
  readonly line: number
  readonly column: number
}

/** A module without a map is served as it was written. */
function toOriginal({ file, transformResult }: EnvironmentModuleNode, { line, column }: Call): Place {
  const asServed = { file: file ?? undefined, line, column }
  const map = transformResult?.map
  if (!map || !('mappings' in map) || map.mappings === '') return asServed
  try {
    // Vite's own type of the same format.
    const found = originalPositionFor(FlattenMap(map as SourceMapInput), {
      line,
      column: Math.max(0, column),
    })
    if (found.source === null) return asServed
    return {
      file: file ? resolve(dirname(withoutQuery(file)), found.source) : found.source,
      line: found.line,
      column: found.column,
    }
  } catch {
    return asServed
  }
}

/** Nothing for code that is not of the app. */
function toRelative(root: string, file: string): string | undefined {
  const path = relative(root, file).replaceAll('\\', '/')
  const isOutside = path.startsWith('..') || isAbsolute(path)
  return isOutside || path === '' || /(?:^|\/)node_modules\/|\0/.test(path) ? undefined : path
}

/** Makes one line of those in a row that are not of the app. */
function fold(lines: readonly StackLine[]): readonly StackLine[] {
  const folded: StackLine[] = []
  for (const line of lines) {
    const last = folded.at(-1)
    if (line.folded > 0 && last && last.folded > 0)
      folded.splice(-1, 1, { ...last, folded: last.folded + line.folded })
    else folded.push(line)
  }
  return folded
}
