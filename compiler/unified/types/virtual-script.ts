import { child, field, nodes } from '../../parse/syntax.ts'
import type { DeclarationItem, ScriptItem, UnifiedFile } from '../ast.ts'
import type { VirtualText } from './virtual-text.ts'

const CALL_RE = /^\s*!?\s*=\s*(signal|computed|prop)\s*(?=[(<])/
const CALLS: Readonly<Record<string, string>> = {
  signal: 'mtm$.shared',
  computed: 'mtm$.derived',
  prop: 'mtm$.prop',
}
const ASSIGNABLE: ReadonlySet<string> = new Set(['state', 'shared', 'prop'])
const NUMBER_TYPES: ReadonlySet<string> = new Set(['float', 'int', 'integer', 'double'])

/** Writes one statement of the component level. */
export function writeItem(item: ScriptItem, file: UnifiedFile, text: VirtualText): void {
  switch (item.kind) {
    case 'declaration':
      writeDeclaration(item, file.source, text)
      break
    case 'lifecycle':
      text.add('mtm$.lifecycle(')
      text.copy(item.value)
      text.add(')')
      break
    case 'import':
    case 'type':
    case 'statement':
      text.copy(item)
      break
    default:
      item satisfies never
  }
  text.add(';\n')
}

/** `$count!: number = 0` is `let $count: number = 0`; what cannot be assigned to is a `const`. */
function writeDeclaration(item: DeclarationItem, source: string, text: VirtualText): void {
  const { name, type, value, binding, isImplicit } = item
  text.add(ASSIGNABLE.has(binding.kind) ? 'let ' : 'const ')
  text.copy(name)
  const head = type ?? name
  const call = CALL_RE.exec(source.slice(head.end, item.end))
  const isTyped = call ? source[head.end + call[0].length] === '<' : false
  if (type && !NUMBER_TYPES.has(source.slice(type.start, type.end))) {
    text.add(': ')
    text.copy(type)
  } else if (type) text.add(': number')
  else if (!isTyped && ASSIGNABLE.has(binding.kind)) text.add(openTypeOf(value?.node))
  text.add(' = ')
  if (call && !isImplicit) {
    const end = head.end + call[0].length
    const word = call[1] ?? ''
    text.stand(CALLS[word] ?? word, { start: end - call[0].length + call[0].lastIndexOf(word), end })
    text.copy({ start: end, end: endOfStatement(item, source) })
  } else if (!value) text.add('mtm$.any')
  else if (isImplicit) {
    text.add('mtm$.derived(() => (')
    text.copy(value)
    text.add('))')
  } else text.copy(value)
}

/** TypeScript would narrow these to what they are at the beginning. */
function openTypeOf(node: object | undefined): string {
  if (!node) return ': any'
  const type = field(node, 'type')
  if (type === 'ArrayExpression' && nodes(node, 'elements').length === 0) return ': any[]'
  const isNull = type === 'Literal' && field(node, 'value') === null && child(node, 'regex') === undefined
  const isUndefined = type === 'Identifier' && field(node, 'name') === 'undefined'
  return isNull || isUndefined ? ': any' : ''
}

const endOfStatement = ({ start, end }: DeclarationItem, source: string): number =>
  start + source.slice(start, end).trimEnd().replace(/;$/, '').length
