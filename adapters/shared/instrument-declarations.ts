import type { Node } from 'estree'
import type { InstrumentInput } from './instrument.ts'
import { isResetDeclaration, isResetFile, mentionsReset, namesResetIn } from './instrument-reset.ts'
import { isFunction, namesOfPattern } from './instrument-syntax.ts'
import type { StateDeclaration } from '../../src/shared/state-declaration.ts'

/** A variable with state that was found in a module. */
export interface FoundState extends Pick<StateDeclaration, 'name' | 'kind' | 'text'> {
  /** What it stands in, from the outside in. */
  readonly ancestors: readonly Node[]
  /** Where it stands in the code. */
  readonly at: number
}

/** Collects what a module declares, to tell the page of it before any of it is made. */
export interface DeclarationList {
  /** Adds a variable; returns the code of what tells its scope from others: a string. */
  add(state: FoundState): string
  /** The statement that tells the page; empty when there is nothing to tell. */
  statement(): string
}

/** Creates the list of one module. The statement calls `declare` of the dev runtime. */
export function createDeclarationList({
  file,
  code,
  source,
}: Pick<InstrumentInput, 'file' | 'code' | 'source'>): DeclarationList {
  const found: { readonly at: number; readonly declaration: StateDeclaration }[] = []
  const hasResets = mentionsReset(code)
  const isAllReset = isResetFile(source ?? code)
  // Some compilers drop comments, or move them.
  const resets = source === undefined ? undefined : namesResetIn(source)
  return {
    add({ ancestors, at, name, kind, text }) {
      const scope = `${file}#${scopeOf(ancestors)}`
      const isReset =
        isAllReset ||
        resets?.has(name.slice(name.lastIndexOf('.') + 1)) ||
        (hasResets && isResetDeclaration(ancestors, code))
      found.push({ at, declaration: { scope, name, kind, text, ...(isReset && { isReset }) } })
      return JSON.stringify(scope)
    },
    statement() {
      if (found.length === 0) return ''
      const declarations = found.toSorted((one, other) => one.at - other.at).map((one) => one.declaration)
      return `__metamon_declare(${JSON.stringify(file)}, ${JSON.stringify(declarations)});`
    },
  }
}

/** The names of the functions and classes around something. Those without a name have no part in it. */
function scopeOf(ancestors: readonly Node[]): string {
  const names: string[] = []
  for (const [index, node] of ancestors.entries())
    if (isFunction(node) || isClass(node)) names.push(...nameOf(node, ancestors[index - 1]))
  return names.join('.')
}

const isClass = (node: Node): boolean => node.type === 'ClassDeclaration' || node.type === 'ClassExpression'

function nameOf(node: Node, parent: Node | undefined): string[] {
  if ('id' in node && node.id?.type === 'Identifier') return [node.id.name]
  if (parent?.type === 'VariableDeclarator') return namesOfPattern(parent.id)
  const isMember = parent?.type === 'Property' || parent?.type === 'MethodDefinition'
  return isMember && parent.key.type === 'Identifier' ? [parent.key.name] : []
}
