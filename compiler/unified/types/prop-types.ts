import { child, field, nodes } from '../../parse/syntax.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import { isIdentifier } from '../../parse/identifier.ts'
import type { Frontmatter, ParseScript } from '../../types.ts'
import type { DeclarationItem, UnifiedFile } from '../ast.ts'

/** A property that a component takes. */
export interface PropType {
  readonly name: string
  /** TypeScript, as the file or the header has it, or told from the fallback. */
  readonly type: string
  readonly isRequired: boolean
}

/** What headers call the types that TypeScript calls otherwise. */
const HEADER_TYPES: Readonly<Record<string, string>> = {
  array: 'unknown[]',
  object: 'Record<string, unknown>',
  function: '(...input: any[]) => unknown',
  float: 'number',
  int: 'number',
  integer: 'number',
  double: 'number',
}

/**
 * Lists the properties of a component, those of the script first: `$title!: string = prop()` is required,
 * one with a fallback is not. In the header only `required: true` makes one required.
 */
export function propTypesOf(file: UnifiedFile, { data }: Frontmatter, parse: ParseScript): PropType[] {
  const own = file.items
    .filter((item): item is DeclarationItem => item.kind === 'declaration' && item.binding.kind === 'prop')
    .map((item) => propOf(item, file.source))
  const names = new Set(own.map(({ name }) => name))
  return [...own, ...headerProps(data['props'], parse).filter(({ name }) => !names.has(name))]
}

function propOf({ binding, type, value, node }: DeclarationItem, source: string): PropType {
  const range = type ?? typeArgumentOf(node)
  const text = range && source.slice(range.start, range.end)
  const written = text === undefined ? undefined : toTypeScript(text.trim())
  return {
    name: binding.name.slice(1),
    type: written ?? (value ? typeOfValue(value.node) : 'unknown'),
    isRequired: written !== undefined && !value && !/\b(?:undefined|any|unknown)\b/.test(written),
  }
}

/** `string` of `$title! = prop<string>()`. */
function typeArgumentOf(statement: object): SyntaxNode | undefined {
  const assignment = child(statement, 'expression')
  const call = assignment && child(assignment, 'right')
  const typeArguments = call && child(call, 'typeArguments')
  return typeArguments && nodes(typeArguments, 'params')[0]
}

/** The type that `let x = value` would have, for literals. */
function typeOfValue(node: object): string {
  switch (field(node, 'type')) {
    case 'Literal': {
      const value = field(node, 'value')
      const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      return isPlain ? typeof value : 'unknown'
    }
    case 'TemplateLiteral':
      return 'string'
    case 'UnaryExpression':
      return typeOfValue(child(node, 'argument') ?? {})
    case 'ArrayExpression': {
      const types = new Set(nodes(node, 'elements').map(typeOfValue))
      return types.size === 1 && !types.has('unknown') ? `${[...types].join('')}[]` : 'unknown[]'
    }
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return '(...input: any[]) => unknown'
    default:
      return 'unknown'
  }
}

function headerProps(props: unknown, parse: ParseScript): PropType[] {
  const entries: [unknown, unknown][] = Array.isArray(props)
    ? props.map((entry: unknown) => (isRecord(entry) ? [entry['name'], entry] : [entry, undefined]))
    : isRecord(props)
      ? Object.entries(props)
      : []
  return entries.flatMap(([name, entry]) => {
    if (typeof name !== 'string' || !isIdentifier(name)) return []
    const type = isRecord(entry) ? entry['type'] : entry
    return {
      name,
      type: typeof type === 'string' && isType(type, parse) ? toTypeScript(type.trim()) : 'unknown',
      isRequired: isRecord(entry) && entry['required'] === true,
    }
  })
}

const toTypeScript = (type: string): string =>
  (Object.hasOwn(HEADER_TYPES, type) ? HEADER_TYPES[type] : undefined) ?? type

/** Says whether a text of the header is one type and nothing else. */
function isType(text: string, parse: ParseScript): boolean {
  try {
    const { program, errors } = parse('type.ts', `type T = ${text}\n`, { lang: 'ts', sourceType: 'module' })
    const [statement, ...rest] = nodes(program, 'body')
    return errors.length === 0 && rest.length === 0 && statement?.type === 'TSTypeAliasDeclaration'
  } catch {
    return false
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
