import type {
  Expression,
  MaybeNamedClassDeclaration,
  ClassExpression,
  MethodDefinition,
  Node,
  Program,
} from 'estree'
import type { AstNode, InstrumentInput } from '../shared/instrument.ts'
import type { ReactBindings } from './instrument-bindings.ts'
import { declarationIn } from './instrument-components.ts'

/** A class of any form, as a node. */
type ClassNode = MaybeNamedClassDeclaration | ClassExpression

/** A class component that the module declares at its top level. */
export interface ClassComponent {
  /** Undefined for a default export without a name. */
  readonly name: string | undefined
  readonly component: ClassNode
  /** The statement that declares it. */
  readonly statement: Node
}

/** The methods that React calls after it has rendered. */
const LIFECYCLE = new Set(['componentDidMount', 'componentDidUpdate', 'componentWillUnmount'])

/** Finds the classes that extend `Component` or `PureComponent` of React. */
export function findClassComponents(program: Program, react: ReactBindings): readonly ClassComponent[] {
  return program.body.flatMap((statement) => {
    const component = declarationIn(statement)
    if (component?.type !== 'ClassDeclaration' && component?.type !== 'ClassExpression') return []
    const parent = component.superClass && react.exportOf(component.superClass)
    if (parent !== 'Component' && parent !== 'PureComponent') return []
    return [{ name: component.id?.name, component, statement }]
  })
}

/**
 * Changes what a class component assigns to its state, and guards what React calls of it.
 *
 * @param guard the variable of the module that holds the component's guard
 * @returns the names that the changed code imports
 */
export function instrumentClass(
  component: ClassNode,
  guard: string,
  input: InstrumentInput,
): readonly string[] {
  const names: string[] = []
  for (const member of component.body.body) {
    if (member.type === 'PropertyDefinition' && isState(member.key) && !member.static && member.value) {
      names.push(wrapState(member.value, input))
    }
    if (member.type !== 'MethodDefinition') continue
    if (member.kind === 'constructor') names.push(...wrapAssignments(member, input))
    else guardMethod(member, guard, input)
  }
  return names
}

const isState = (key: Node): boolean => key.type === 'Identifier' && key.name === 'state'

/** `this.state = …` at the top level of a constructor. */
function wrapAssignments({ value }: MethodDefinition, input: InstrumentInput): string[] {
  return value.body.body.flatMap((statement) => {
    if (statement.type !== 'ExpressionStatement') return []
    const { expression } = statement
    if (expression.type !== 'AssignmentExpression' || expression.operator !== '=') return []
    const { left, right } = expression
    const isOwn = left.type === 'MemberExpression' && left.object.type === 'ThisExpression'
    return isOwn && !left.computed && isState(left.property) ? [wrapState(right, input)] : []
  })
}

function wrapState(value: Expression, { code, output }: InstrumentInput): string {
  const { start, end } = placeOf(value)
  const texts = JSON.stringify(textsOf(value, code))
  output.appendRight(start, '__metamon_classState(this, ').appendLeft(end, `, ${texts})`)
  return 'classState'
}

/** The initialiser of each property, as far as they are written one by one. */
function textsOf(value: Expression, code: string): Readonly<Record<string, string>> {
  if (value.type !== 'ObjectExpression') return {}
  const texts: Record<string, string> = {}
  for (const property of value.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier' || property.computed) continue
    const { start, end } = placeOf(property.value)
    texts[property.key.name] = code.slice(start, end).replace(/\s+/g, ' ')
  }
  return texts
}

function guardMethod(method: MethodDefinition, guard: string, { output }: InstrumentInput): void {
  const { key, value } = method
  if (method.static || method.kind !== 'method' || key.type !== 'Identifier' || method.computed) return
  if (value.async || value.generator) return
  const caught =
    key.name === 'render'
      ? `return ${guard}.caughtIn(this, __metamon_error);`
      : LIFECYCLE.has(key.name) && `${guard}.caughtAfter(this, __metamon_error);`
  if (!caught) return
  const { start, end } = placeOf(value.body)
  output.appendLeft(start + 1, ' try {').appendLeft(end - 1, `} catch (__metamon_error) { ${caught} } `)
}

/** The parser that the plugin uses gives every node its place. */
const placeOf = (node: Node): AstNode => node as AstNode
