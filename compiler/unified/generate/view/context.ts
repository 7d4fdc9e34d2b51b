import type { Framework } from '../../../../src/shared/framework.ts'
import type { Range } from '../../../types.ts'
import type { GlobalUse, Reference, UnifiedFile } from '../../ast.ts'
import type { EachNode } from '../../template-ast.ts'
import { createEdit } from '../edit.ts'
import { LANGUAGE } from '../language.ts'
import type { Edit } from '../edit.ts'
import type { Names } from '../names.ts'
import { rewriteReferences } from '../references.ts'
import type { ReferenceStyle } from '../references.ts'
import { walkAttributes, walkExpressions } from '../walk-template.ts'
import { findComparisons, rewriteComparisons } from './comparisons.ts'

/** What writing a template needs. */
export interface View {
  readonly file: UnifiedFile
  readonly source: string
  readonly target: Framework
  readonly edit: Edit
  readonly names: Names
  /** ` data-m-0cd554=""`, or nothing. */
  readonly scopeAttribute: string
  /** The `{#each}` blocks around what is written, the innermost last. */
  readonly loops: Loop[]
  /** The name of a helper in the output; it is imported. */
  helper(name: string): string
  /** The helpers that were asked for, by name. */
  readonly helpers: ReadonlyMap<string, string>
  /** Writes a string literal that may stand in an attribute. */
  quote(text: string): string
  /** An expression as text, for a second place in the output. */
  copy(range: Range, options?: { keepsItems?: boolean }): string
  /** The name of what Vue's blocks go through when they keep rows; the component makes it. */
  keep(): string
  /** A number that nothing else in the file has. */
  count(): number
}

/** A block that repeats. */
export interface Loop {
  readonly node: EachNode
  /** What the index is called in the output. */
  readonly index: string
}

/** Starts the view of one file: references are written already, the markup is not. */
export function createView(
  file: UnifiedFile,
  options: { target: Framework; names: Names; scope: string | undefined },
): View {
  const { target, names, scope } = options
  const edit = createEdit(file.source)
  const helpers = new Map<string, string>()
  const quote = target === 'vue' ? quoteSingle : JSON.stringify
  const references = templateReferences(file)
  const plain = names.free('plain$')
  const rawKeys = keyRanges(file)
  const style: ReferenceStyle = {
    names,
    quote,
    plain: (local) => `${plain}.${local}`,
    isAccessor: (reference) => target === 'solid' && !rawKeys.some((range) => isWithin(reference, range)),
  }
  const copyStyle = (keepsItems: boolean): ReferenceStyle => ({
    ...style,
    isAccessor: () => target === 'solid' && !keepsItems,
  })
  if (target === 'vue') escapeExpressions(edit, file)
  const helper = (name: string): string => {
    const local = helpers.get(name) ?? names.free(name)
    helpers.set(name, local)
    return local
  }
  const language = file.globals.filter(({ name, place }) => place === 'template' && LANGUAGE.includes(name))
  // a render of React or Vue asks for everything anyway
  const comparisons = target === 'solid' || target === 'svelte' ? findComparisons(file) : []
  const compared = new Set(comparisons.map(({ state }) => state))
  rewriteReferences(
    edit,
    references.filter((reference) => !compared.has(reference)),
    style,
  )
  rewriteComparisons(edit, comparisons, names)
  rewriteLanguage(edit, language, helper)
  let number = 0
  return {
    file,
    source: file.source,
    target,
    edit,
    names,
    scopeAttribute: scope === undefined ? '' : ` ${scope}=""`,
    loops: [],
    helpers,
    helper,
    quote,
    copy(range, { keepsItems = false } = {}) {
      const copy = createEdit(file.source)
      rewriteReferences(copy, inRange(references, range), copyStyle(keepsItems))
      rewriteLanguage(copy, inRange(language, range), helper)
      return escapeFor(target, copy.output.slice(range.start, range.end))
    },
    keep() {
      helper('useKept$')
      return names.free('kept$')
    },
    count: () => ++number,
  }
}

/** `emit` and its like are imported where a template uses them. */
function rewriteLanguage(edit: Edit, uses: readonly GlobalUse[], helper: View['helper']): void {
  for (const use of uses) {
    const local = helper(use.name)
    if (local === use.name) continue
    if (use.use === 'shorthand') edit.append(use.start, `${use.name}: `)
    edit.rename(use, local)
  }
}

/** What is bound is read in its place; the view itself writes how it is assigned. */
function templateReferences({ references, template }: UnifiedFile): Reference[] {
  const bound: Range[] = []
  walkAttributes(template.children, (attribute) => {
    if (attribute.kind === 'bind' || attribute.kind === 'ref') bound.push(attribute.target)
  })
  return references
    .filter(({ place }) => place === 'template')
    .map((reference) => {
      if (!reference.mutation || !bound.some((range) => isSame(range, reference.mutation?.node)))
        return reference
      const { mutation: _, ...rest } = reference
      return rest
    })
}

/** The parser gives every node its positions. */
const isSame = (range: Range, node: unknown): boolean =>
  range.start === (node as Range).start && range.end === (node as Range).end

/** Keys are compared before there are rows: they see items, not accessors. */
function keyRanges({ template }: UnifiedFile): Range[] {
  const found: Range[] = []
  const look = (children: UnifiedFile['template']['children']): void => {
    for (const node of children) {
      if (node.kind === 'each' && node.key) found.push(node.key)
      if (node.kind === 'if') for (const branch of node.branches) look(branch.children)
      else if (node.kind === 'each') look([...node.children, ...(node.otherwise ?? [])])
      else if ('children' in node) look(node.children)
    }
  }
  look(template.children)
  return found
}

const isWithin = (inner: Range, outer: Range): boolean => inner.start >= outer.start && inner.end <= outer.end

const inRange = <Use extends Range>(uses: readonly Use[], range: Range): Use[] =>
  uses.filter((use) => isWithin(use, range))

/** Vue reads expressions out of attributes and double braces, which some characters would end. */
function escapeExpressions(edit: Edit, { source, template }: UnifiedFile): void {
  walkExpressions(template.children, ({ start, end }, place) => {
    const pattern = place === 'text' ? /\}(?=\})/g : /"|&(?=[a-z#])/gi
    for (const { 0: character, index } of source.slice(start, end).matchAll(pattern)) {
      const text = character === '}' ? '} ' : character === '"' ? '&quot;' : '&amp;'
      edit.output.update(start + index, start + index + 1, text)
    }
  })
}

/** Vue's expressions stand in double quotes. */
export const escapeFor = (target: Framework, code: string): string =>
  target === 'vue' ? code.replace(/&(?=[a-z#])/gi, '&amp;').replaceAll('"', '&quot;') : code

function quoteSingle(text: string): string {
  const body = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '\\x22')
  return `'${body.replaceAll("'", "\\'").replace(/&(?=[a-z#])/gi, '\\x26')}'`
}
