import { isAbsolute, relative } from 'node:path'
import { parseSync } from 'vite'
import { withoutQuery } from '../shared/module-id.ts'
import { leadingImports } from './leading-imports.ts'
import type { JsxFramework } from './options.ts'

/** Decides which framework each JSX file belongs to. */
export interface JsxRouter {
  /**
   * The framework of a file, by its suffix, pragma, imports or folder, in that order.
   * @returns undefined when nothing decides; `needsDecision` then says whether that matters.
   */
  decide(id: string, code: string): JsxFramework | undefined
  /** What was decided for a file when it was last seen. */
  decided(id: string): JsxFramework | undefined
}

export interface JsxRouterContext {
  readonly root: () => string
  /** The JSX frameworks of this app. With one only, it gets every file. */
  readonly frameworks: readonly JsxFramework[]
  readonly folders: Readonly<Record<string, JsxFramework>>
}

/** Matches the files that one of the two JSX frameworks handles. */
export const JSX_FILE_RE: RegExp = /\.[cm]?[jt]sx(?:$|\?)/

export function createJsxRouter(context: JsxRouterContext): JsxRouter {
  const decisions = new Map<string, JsxFramework | undefined>()
  return {
    decide(id, code) {
      const file = withoutQuery(id)
      const only = context.frameworks.length === 1 ? context.frameworks[0] : undefined
      const decision =
        only ??
        bySuffix(file) ??
        byPragma(code) ??
        byLeadingImports(code) ??
        byImports(file, code) ??
        byFolder(file, context.root(), context.folders)
      decisions.set(file, decision)
      return decision
    },
    decided: (id) => decisions.get(withoutQuery(id)),
  }
}

/** True when a file has JSX in it, so that somebody has to compile it. */
export function hasJsx(file: string, code: string): boolean {
  let found = false
  JSON.stringify(parseSync(withoutQuery(file), code).program, (_, node: unknown) => {
    if (isNode(node) && (node.type === 'JSXElement' || node.type === 'JSXFragment')) found = true
    return found ? undefined : typeof node === 'bigint' ? String(node) : node
  })
  return found
}

const isNode = (value: unknown): value is { type: string } =>
  typeof value === 'object' && value !== null && 'type' in value

const bySuffix = (file: string): JsxFramework | undefined =>
  /\.(react|solid)\.[cm]?[jt]sx$/.exec(file)?.[1] as JsxFramework | undefined

const PRAGMA_RE = /^(?:\s|\/\/[^\n]*\n|\/\*(?:(?!\*\/)[\s\S])*?\*\/)*?\/\*\*?[\s*]*@jsxImportSource\s+(\S+)/

function byPragma(code: string): JsxFramework | undefined {
  const source = PRAGMA_RE.exec(code)?.[1]
  if (source === undefined) return undefined
  return source.startsWith('solid-js') ? 'solid' : 'react'
}

const FAMILIES: Record<JsxFramework, RegExp> = {
  react: /^(?:react|react-dom)(?:\/|$)/,
  solid: /^(?:solid-js|@solidjs)(?:\/|$)/,
}

/** Says of most files what all their imports would say: to parse one takes a good part of its transform. */
function byLeadingImports(code: string): JsxFramework | undefined {
  const sources = leadingImports(code)
  const isOnly = (own: JsxFramework, other: JsxFramework) =>
    sources.some((source) => FAMILIES[own].test(source)) && !MENTIONS[other].test(code)
  if (isOnly('react', 'solid')) return 'react'
  return isOnly('solid', 'react') ? 'solid' : undefined
}

/** Wherever a file may import a framework, by a name that may be written with escapes. */
const MENTIONS: Record<JsxFramework, RegExp> = {
  react: /["']react|(?:from|import)\s*["'][^"'\n]*\\/,
  solid: /["']@?solid|(?:from|import)\s*["'][^"'\n]*\\/,
}

/** The framework's own packages decide; our entry for it does where neither of them is imported. */
function byImports(file: string, code: string): JsxFramework | undefined {
  const { staticImports, staticExports } = parseSync(file, code).module
  const reexports = staticExports.flatMap((one) => one.entries.map((entry) => entry.moduleRequest?.value))
  const sources = [...staticImports.map((one) => one.moduleRequest.value), ...reexports]
  const imports = (pattern: RegExp) => sources.some((source) => source !== undefined && pattern.test(source))
  const react = imports(FAMILIES.react)
  const solid = imports(FAMILIES.solid)
  if (react !== solid) return react ? 'react' : 'solid'
  const ownReact = imports(/^metamon\/react$/)
  const ownSolid = imports(/^metamon\/solid$/)
  if (!react && ownReact !== ownSolid) return ownReact ? 'react' : 'solid'
  return undefined
}

function byFolder(file: string, root: string, folders: Readonly<Record<string, JsxFramework>>) {
  const path = relative(root, file).replaceAll('\\', '/')
  if (path.startsWith('..') || isAbsolute(path)) return undefined
  const matching = Object.keys(folders)
    .map((folder) => ({ folder, prefix: folder.replace(/^\.?\/+|\/+$/g, '') }))
    .filter(({ prefix }) => prefix === '' || prefix === '.' || path.startsWith(`${prefix}/`))
    .sort((a, b) => b.prefix.length - a.prefix.length)
  return matching[0] && folders[matching[0].folder]
}
