import { walk } from 'estree-walker'
import { child } from '../../parse/syntax.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { DeclarationItem, LifecycleItem, ScriptItem, StatementItem, TypeItem } from '../ast.ts'
import type { Edit } from './edit.ts'
import { hashOfCode } from './hash.ts'
import type { Names } from './names.ts'

/** What the statements of the component level become in the setup function. */
export interface ItemContext {
  /** What the setup function calls its argument. */
  readonly context: string
  readonly names: Names
  /** Goes into the hash of everything that runs on mount. */
  readonly setupHash: string
}

/** Makes the function that writes one item, except imports. */
export function createItemWriter(
  edit: Edit,
  context: ItemContext,
): (item: Exclude<ScriptItem, { kind: 'import' }>) => void {
  return (item) => {
    switch (item.kind) {
      case 'declaration':
        return writeDeclaration(edit, item, context)
      case 'lifecycle':
        return writeLifecycle(edit, item, context)
      case 'type':
        return writeType(edit, item)
      case 'statement':
        return writeStatement(edit, item, context)
    }
  }
}

/** `$count! = 0` becomes `const count$ = m$.state("count", () => (0), "b6589f");`. */
function writeDeclaration(edit: Edit, item: DeclarationItem, { context, names }: ItemContext): void {
  const { binding, name, value, key, start, end } = item
  const local = names.localOf(binding)
  const { open, close } = callOf(edit, item)
  edit.blank({ start, end: name.start })
  edit.rename(name, local)
  edit.prepend(name.start, 'const ')
  let before = name.end
  const call = ` = ${context}.${open.method}(${JSON.stringify(local.slice(0, -1))}`
  if (key) {
    edit.replace({ start: before, end: key.start }, `${call}, `)
    before = key.end
  }
  const lead = key ? '' : call
  if (value) {
    edit.replace({ start: before, end: value.start }, `${lead}, ${open.before}`)
    before = value.end
  }
  edit.replace({ start: before, end }, value ? `${close});` : `${lead}${open.missing});`)
}

interface Call {
  readonly open: { readonly method: string; readonly before: string; readonly missing: string }
  readonly close: string
}

function callOf(edit: Edit, { binding, hash, isImplicit, value }: DeclarationItem): Call {
  const thunk = '() => ('
  const call = (method: string, before: string, close: string, missing = ''): Call => ({
    open: { method, before, missing },
    close,
  })
  switch (binding.kind) {
    case 'shared':
      return call('shared', thunk, ')', ', () => undefined')
    case 'derived':
      return isImplicit ? call('derived', thunk, ')') : call('derived', '', '')
    case 'prop':
      return call('prop', thunk, ')')
    case 'method':
      return call('fn', '', '')
    case 'constant':
      // what comes from elsewhere may be another value after an edit there
      return call('constant', thunk, value && readsOthers(edit, value.node) ? ')' : `), "${hash}"`)
    default:
      return call('state', thunk, `), "${hash}"`, `, () => undefined, "${hash}"`)
  }
}

/** True for a value that is no literal and makes nothing: it names something of the module. */
function readsOthers({ source }: Edit, node: object): boolean {
  // the parser gives every node its positions
  const { type, start, end } = unwrapped(node as SyntaxNode)
  return /^(?:Identifier|MemberExpression)$/.test(type) && source.slice(start, end) !== 'undefined'
}

const unwrapped = (node: SyntaxNode): SyntaxNode =>
  /^(?:Parenthesized|TS\w+)Expression$/.test(node.type) ? unwrapped(child(node, 'expression') ?? node) : node

function writeLifecycle(edit: Edit, item: LifecycleItem, { context, setupHash }: ItemContext): void {
  const { phase, value, start, end } = item
  edit.replace({ start, end: value.start }, `${context}.${phase}(`)
  const hash = hashOfCode(edit.source.slice(value.start, value.end) + setupHash)
  edit.replace({ start: value.end, end }, phase === 'mount' ? `, "${hash}");` : ');')
}

/** Types stay; what only a module may declare goes. */
function writeType(edit: Edit, { start, end }: TypeItem): void {
  const text = edit.source.slice(start, end)
  const [keyword = ''] = /^export\s+(?!default)/.exec(text) ?? []
  if (/^declare\b|^(?:namespace|module)\b/.test(text.slice(keyword.length))) edit.blank({ start, end })
  else if (keyword !== '') edit.blank({ start, end: start + keyword.length })
}

function writeStatement(
  edit: Edit,
  { node, runs, start, end }: StatementItem,
  { context, setupHash }: ItemContext,
): void {
  if (runs === 'in-setup') return edit.append(end, ';')
  const hash = hashOfCode(edit.source.slice(start, end) + setupHash)
  edit.prepend(start, `${context}.mount(${hasAwait(node) ? 'async ' : ''}() => { `)
  edit.append(end, ` }, "${hash}");`)
}

/** Looks for `await` that belongs to the statement itself. */
function hasAwait(root: StatementItem['node']): boolean {
  let found = false
  walk(root, {
    enter(node) {
      if (/Function/.test(node.type)) return this.skip()
      found ||= node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)
    },
  })
  return found
}
