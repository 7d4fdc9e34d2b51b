import type { SimpleCallExpression, ExportDefaultDeclaration, Node } from 'estree'
import type { CodeOutput } from '../shared/instrument.ts'
import { toAst } from '../shared/instrument-syntax.ts'

/** What plugin-vue calls the component of a `.vue` file, and Vue's compiler what one of its scripts exports. */
const FILE_COMPONENTS = new Set(['_sfc_main', '__default__'])

export interface GuardEdits {
  /** The path of the file, relative to the root. */
  readonly file: string
  /** True when the state of its components is to start anew with every update. */
  readonly isReset: boolean
  readonly output: CodeOutput
}

/** Guards the component of a `.vue` file where plugin-vue has put everything together: at its export. */
export function guardFile({ declaration }: ExportDefaultDeclaration, edits: GuardEdits): boolean {
  const component = declaration.type === 'CallExpression' ? declaration.arguments[0] : declaration
  if (component?.type !== 'Identifier' || !FILE_COMPONENTS.has(component.name)) return false
  wrap(declaration, edits.file, edits)
  return true
}

/**
 * Guards a component that is defined in place.
 *
 * @param ancestors what the call of `defineComponent` stands in, from the outside in
 */
export function guardDefinition(
  call: SimpleCallExpression,
  ancestors: readonly Node[],
  edits: GuardEdits,
): boolean {
  if (edits.file.endsWith('.vue') && isFileComponent(ancestors.at(-1))) return false
  wrap(call, `${edits.file}:${definedName(ancestors)}`, edits)
  return true
}

function isFileComponent(parent: Node | undefined): boolean {
  if (parent?.type === 'ExportDefaultDeclaration') return true
  return (
    parent?.type === 'VariableDeclarator' &&
    parent.id.type === 'Identifier' &&
    FILE_COMPONENTS.has(parent.id.name)
  )
}

function wrap(node: { readonly type: string }, id: string, { isReset, output }: GuardEdits): void {
  const { start, end } = toAst(node)
  output.appendLeft(start, '__metamon_component(')
  output.appendRight(end, `, ${JSON.stringify(id)}${isReset ? ', { isReset: true }' : ''})`)
}

function definedName(ancestors: readonly Node[]): string {
  for (const node of ancestors.toReversed()) {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier') return node.id.name
    if (node.type === 'Property' && node.key.type === 'Identifier') return node.key.name
  }
  return 'default'
}
