import type {
  CallExpression,
  ExpressionStatement,
  MaybeNamedClassDeclaration,
  MaybeNamedFunctionDeclaration,
  Node,
  Program,
} from 'estree'
import { isFunction, type FunctionNode } from '../shared/instrument-syntax.ts'

/** A function that the refresh transform has registered as a component. */
export interface RegisteredComponent {
  /** What the component is called in its file; undefined for the default export. */
  readonly name: string | undefined
  readonly component: FunctionNode
  /** The statement that registers it. */
  readonly statement: ExpressionStatement
  /** The variable that holds it there. */
  readonly variable: string
}

/** A registration of the file's default export, under the name that it has in the file. */
export interface DefaultRegistration {
  /** The literal that names it. */
  readonly literal: Node
}

export interface Registrations {
  readonly components: readonly RegisteredComponent[]
  readonly defaults: readonly DefaultRegistration[]
}

interface Registration {
  readonly statement: ExpressionStatement
  readonly variable: string
  readonly literal: Node
  readonly label: string
}

/** What the refresh transform calls a default export that has no name. */
const DEFAULT_LABEL = '%default%'

/**
 * Finds what `$RefreshReg$(_c, "Name")` registers, and which function `_c` was assigned.
 *
 * @param assigned what each variable of the module was assigned first, by its name
 */
export function findRegistrations(program: Program, assigned: ReadonlyMap<string, Node>): Registrations {
  const registrations = program.body.flatMap(readRegistration)
  const functions = topLevelFunctions(program)
  const exported = defaultExportOf(program)
  const isDefault = ({ variable, label }: Registration) => {
    const value = assigned.get(variable)
    return label === DEFAULT_LABEL || (value?.type === 'Identifier' && value.name === exported)
  }
  const found = registrations.flatMap((registration) => {
    const component = functionOf(assigned.get(registration.variable), functions)
    if (!component || component.async || component.generator) return []
    const label = withoutWrappers(registration.label)
    const name = isDefault(registration) || label === DEFAULT_LABEL ? undefined : label
    return [{ ...registration, name, component }]
  })
  const isOnly = (name: string | undefined) => found.filter((one) => one.name === name).length === 1
  return {
    components: found.map((one) => (isOnly(one.name) ? one : { ...one, name: one.label })),
    defaults: registrations.filter(isDefault),
  }
}

function readRegistration(statement: Node): Registration[] {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') return []
  const { callee, arguments: args } = statement.expression
  if (callee.type !== 'Identifier' || callee.name !== '$RefreshReg$') return []
  const [variable, literal] = args
  if (variable?.type !== 'Identifier' || literal?.type !== 'Literal') return []
  return [{ statement, variable: variable.name, literal, label: String(literal.value) }]
}

/** `Kid` for `Kid$memo$forwardRef`: the function within wrappers is called like the whole. */
const withoutWrappers = (label: string): string => label.replace(/^([^$]+)\$.*$/, '$1')

/** The functions that the module declares at its top level, by name. */
function topLevelFunctions(program: Program): ReadonlyMap<string, FunctionNode> {
  const functions = new Map<string, FunctionNode>()
  for (const statement of program.body) {
    const declaration = declarationIn(statement)
    if (declaration?.type === 'FunctionDeclaration' && declaration.id)
      functions.set(declaration.id.name, { ...declaration, id: declaration.id })
    if (declaration?.type !== 'VariableDeclaration') continue
    for (const { id, init } of declaration.declarations)
      if (id.type === 'Identifier' && init && isFunction(init)) functions.set(id.name, init)
  }
  return functions
}

/** The declaration that a statement is, or exports. */
export function declarationIn(statement: Node): Declared | undefined {
  const isExport =
    statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
  return isExport ? (statement.declaration ?? undefined) : statement
}

/** A default export may do without a name. */
type Declared = Node | MaybeNamedFunctionDeclaration | MaybeNamedClassDeclaration

/** The name in the module of what it exports by default. */
function defaultExportOf(program: Program): string | undefined {
  for (const statement of program.body) {
    if (statement.type === 'ExportDefaultDeclaration') {
      const { declaration } = statement
      if (declaration.type === 'Identifier') return declaration.name
      return 'id' in declaration ? declaration.id?.name : undefined
    }
    if (statement.type !== 'ExportNamedDeclaration' || statement.source) continue
    const specifier = statement.specifiers.find(
      ({ exported }) => exported.type === 'Identifier' && exported.name === 'default',
    )
    if (specifier?.local.type === 'Identifier') return specifier.local.name
  }
  return undefined
}

/** The function behind a value, through the calls that give it a signature. */
function functionOf(
  value: Node | undefined,
  functions: ReadonlyMap<string, FunctionNode>,
): FunctionNode | undefined {
  if (!value) return undefined
  if (isFunction(value)) return value
  if (value.type === 'Identifier') return functions.get(value.name)
  return isSigned(value) ? functionOf(value.arguments[0], functions) : undefined
}

/** The refresh transform calls its own variables `_s`, `_s2`. */
const isSigned = (value: Node): value is CallExpression =>
  value.type === 'CallExpression' && value.callee.type === 'Identifier' && /^_s\d*$/.test(value.callee.name)
