import type { parseSync, TransformResult } from 'vite'
import { createParse, type Parse } from './links.ts'

type Statement = ReturnType<typeof parseSync>['program']['body'][number]

/**
 * Whether two versions of a compiled `.vue` module are equal but for what its template and its styles have
 * been compiled to, so that its components can go on with a new render function.
 *
 * @param lastGoodCode the code of the module that the page runs, as it was served
 * @param newCode the code that takes its place; a dependency that has changed shows in its imports
 */
export function isTemplateOnly(lastGoodCode: string, newCode: string): boolean {
  return createCompareTemplates()({ code: lastGoodCode }, { code: newCode })
}

/** A module as it is served. */
type Served = Pick<TransformResult, 'code'>

/** Compares modules as `isTemplateOnly` does, and reads each of them once for as long as it is served. */
export type CompareTemplates = (lastGood: Served, now: Served) => boolean

/** Creates a comparison that has read nothing yet. */
export function createCompareTemplates(parse: Parse = createParse()): CompareTemplates {
  const known = new WeakMap<Served, Script>()
  const read = (served: Served): Script => {
    const script = known.get(served) ?? scriptOf(served.code, parse(served))
    known.set(served, script)
    return script
  }
  return (lastGood, now) => isSameText(lastGood.code, now.code) || isSameScript(read(lastGood), read(now))
}

/**
 * True where nothing differs but a render function and hoisted values, as Vue's compiler lays them out. It costs a
 * fraction of reading both modules, which is left for what else can differ.
 */
function isSameText(before: string, after: string): boolean {
  const [text, ...more] = withoutRender(before)
  const [newText, ...newMore] = withoutRender(after)
  return more.length === 1 && newMore.length === 1 && text === newText && more[0] === newMore[0]
}

const RENDER_TEXT_RE = /^function _sfc_render\([\s\S]*?^\}$/m
const HOISTED_TEXT_RE = /^const _hoisted_\d+ = .*\n(?:[ \t\])}].*\n)*/gm

/** What stands before the render function, and behind it. */
const withoutRender = (code: string): readonly string[] =>
  code.split(RENDER_TEXT_RE).map((part) => part.replace(HOISTED_TEXT_RE, ''))

/** The statements that do not come of the template; undefined for code that does not parse. */
type Script = readonly string[] | undefined

function isSameScript(before: Script, after: Script): boolean {
  if (!before || !after || before.length !== after.length) return false
  return before.every((statement, index) => statement === after[index])
}

function scriptOf(code: string, { program, errors }: ReturnType<Parse>): Script {
  if (errors.length > 0) return undefined
  return program.body
    .filter((statement) => !isOfTemplate(statement))
    .map(({ start, end }) => code.slice(start, end))
}

function isOfTemplate(statement: Statement): boolean {
  switch (statement.type) {
    case 'FunctionDeclaration':
      return RENDER_RE.test(statement.id?.name ?? '')
    case 'VariableDeclaration':
      return namesOf(statement).every((name) => HOISTED_RE.test(name))
    case 'ExportNamedDeclaration':
      // Says how an update is taken, not what is in it.
      return isDeclarationOf(statement.declaration, '_rerender_only')
    case 'ImportDeclaration':
      return isImportOfTemplate(statement)
    default:
      return false
  }
}

const RENDER_RE = /^_sfc_render$/
const HOISTED_RE = /^(?:_hoisted_\d+|_sfc_render|_withScopeId)$/
const VUE_RE = /(?:^|\/)(?:vue|vue\.runtime\.esm-bundler)(?:\.m?js)?(?:\?|$)/
const STYLE_RE = /[?&]vue&type=style\b/

/** Vue's helpers have names of their own in compiled code; assets of the template, and plain styles too. */
function isImportOfTemplate({ source, specifiers }: Statement & { type: 'ImportDeclaration' }): boolean {
  if (specifiers.length === 0) return STYLE_RE.test(source.value)
  const locals = specifiers.map((one) => one.local.name)
  if (locals.every((name) => /^_imports_\d+$/.test(name))) return true
  return VUE_RE.test(source.value) && locals.every((name) => /^_[a-zA-Z]/.test(name))
}

function isDeclarationOf(declaration: unknown, name: string): boolean {
  const node = declaration as Statement | null
  return node?.type === 'VariableDeclaration' && namesOf(node).includes(name)
}

function namesOf({ declarations }: Statement & { type: 'VariableDeclaration' }): string[] {
  return declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : ''))
}
