import { parseSync, type EnvironmentModuleNode, type TransformResult } from 'vite'
import { linkLinesOf } from './link-lines.ts'

/** The static imports and exports of one module's final code. */
export interface ModuleLinks {
  readonly imports: readonly { readonly specifier: string; readonly names: readonly string[] }[]
  /** Names that the module exports; undefined when it passes on whatever another one exports. */
  readonly exports: ReadonlySet<string> | undefined
}

type Parsed = ReturnType<typeof parseSync>['module']

/** Reads modules, and remembers what it has read for as long as their code is served. */
export interface LinkReader {
  /**
   * Reads what a module imports and exports.
   * @param lastGood what the page runs of it: a compiled module that says the same is not parsed
   * @throws {Error} the first syntax error of plain JavaScript, which Vite serves as it is
   */
  read(node: EnvironmentModuleNode, result: TransformResult, lastGood?: TransformResult | null): ModuleLinks
}

/** Parses what is served of a module. The last one is remembered: it is read for more than one reason. */
export type Parse = (served: Pick<TransformResult, 'code'>) => ReturnType<typeof parseSync>

/** Creates a parser that has parsed nothing yet. */
export function createParse(): Parse {
  let last: { readonly served: unknown; readonly parsed: ReturnType<typeof parseSync> } | undefined
  return (served) => {
    if (last?.served !== served)
      last = { served, parsed: parseSync('module.js', served.code, { sourceType: 'module' }) }
    return last.parsed
  }
}

/** What its compiler has parsed has no syntax errors. */
const COMPILED_RE = /\.(?:vue|svelte|[cm]?tsx?|jsx)$/

/** Creates a reader that has read nothing yet. */
export function createLinkReader(parse: Parse = createParse()): LinkReader {
  const known = new WeakMap<TransformResult, ModuleLinks>()
  const lines = new WeakMap<TransformResult, string | undefined>()
  const linesOf = (result: TransformResult): string | undefined => {
    if (!lines.has(result)) lines.set(result, linkLinesOf(result.code))
    return lines.get(result)
  }
  const unchanged = (
    node: EnvironmentModuleNode,
    now: TransformResult,
    lastGood?: TransformResult | null,
  ) => {
    const links = lastGood && known.get(lastGood)
    if (!links || !COMPILED_RE.test(node.url)) return undefined
    const before = linesOf(lastGood)
    return before !== undefined && before === linesOf(now) ? links : undefined
  }
  return {
    read(node, result, lastGood) {
      const links = known.get(result) ?? unchanged(node, result, lastGood) ?? readLinks(node, parse(result))
      known.set(result, links)
      return links
    },
  }
}

function readLinks(node: EnvironmentModuleNode, { errors, module }: ReturnType<Parse>): ModuleLinks {
  const [first] = errors
  if (first) throw Object.assign(new Error(first.message), { id: toId(node), frame: first.codeframe ?? '' })
  return { imports: [...importsOf(module), ...reexportsOf(module)], exports: exportsOf(module) }
}

/** The browser only says which name is missing when it is too late: when the old module is gone already. */
export function missingExport(
  importer: EnvironmentModuleNode,
  name: string,
  from: EnvironmentModuleNode,
): Error {
  const message = `\`${name}\` is imported from ${from.url}, which does not export it`
  return Object.assign(new Error(message), { id: toId(importer) })
}

const toId = (node: EnvironmentModuleNode): string => node.id ?? node.url

const importsOf = (module: Parsed) =>
  module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    names: entries.flatMap(({ importName }) => nameOf(importName)),
  }))

/** An imported name that is exported again counts as an import already; only `export … from` is new. */
const reexportsOf = (module: Parsed) =>
  module.staticExports.flatMap(({ start, end, entries }) =>
    entries.flatMap(({ moduleRequest, importName }) => {
      const isInside = importName.start === null || (importName.start >= start && importName.start < end)
      return moduleRequest && isInside ? [{ specifier: moduleRequest.value, names: nameOf(importName) }] : []
    }),
  )

function exportsOf(module: Parsed): ReadonlySet<string> | undefined {
  const entries = module.staticExports.flatMap((one) => one.entries)
  if (entries.some(({ importName }) => importName.kind === 'AllButDefault')) return undefined
  return new Set(entries.flatMap(({ exportName }) => nameOf(exportName)))
}

function nameOf({ kind, name }: { readonly kind: string; readonly name?: string | null }): string[] {
  if (kind === 'Default') return ['default']
  return kind === 'Name' && name ? [name] : []
}
