import type {
  Expression,
  MaybeNamedClassDeclaration,
  ClassExpression,
  MethodDefinition,
  Node,
  Program,
  Property,
} from 'estree'
import type { AstNode, InstrumentInput } from '../shared/instrument.ts'
import type { ReactBindings } from './instrument-bindings.ts'
import { declarationIn } from './instrument-components.ts'
import { textOf, type HookEdits } from './instrument-hooks.ts'

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

/** The methods that React calls, and what takes what they throw. */
const CAUGHT: Readonly<Record<string, string>> = {
  render: 'return $guard.caughtIn(this, __metamon_error);',
  componentDidMount: '$guard.caughtAfter(this, __metamon_error);',
  componentDidUpdate: '$guard.caughtAfter(this, __metamon_error);',
  componentWillUnmount: '$guard.caughtAtEnd(this, __metamon_error);',
}

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
export function instrumentClass(component: ClassNode, guard: string, edits: HookEdits): readonly string[] {
  const names: string[] = []
  const state = { ...edits, component }
  for (const member of component.body.body) {
    if (member.type === 'PropertyDefinition' && isState(member.key) && !member.static && member.value) {
      names.push(wrapState(member.value, member, state))
    }
    if (member.type !== 'MethodDefinition') continue
    if (member.kind === 'constructor') names.push(...wrapAssignments(member, state))
    else guardMethod(member, guard, edits.input)
  }
  return names
}

const isState = (key: Node): boolean => key.type === 'Identifier' && key.name === 'state'

interface StateEdits extends HookEdits {
  readonly component: ClassNode
}

/** `this.state = …` at the top level of a constructor. */
function wrapAssignments({ value }: MethodDefinition, edits: StateEdits): string[] {
  return value.body.body.flatMap((statement) => {
    if (statement.type !== 'ExpressionStatement') return []
    const { expression } = statement
    if (expression.type !== 'AssignmentExpression' || expression.operator !== '=') return []
    const { left, right } = expression
    const isOwn = left.type === 'MemberExpression' && left.object.type === 'ThisExpression'
    return isOwn && !left.computed && isState(left.property) ? [wrapState(right, statement, edits)] : []
  })
}

function wrapState(
  value: Expression,
  declaration: Node,
  { input, declarations, component }: StateEdits,
): string {
  const { code, output } = input
  const { start, end } = placeOf(value)
  const properties = propertiesOf(value)
  // A class without a name is a node like others in all that is read of it.
  const ancestors = [component as Node, declaration]
  const add = (key: string, text: string, node: Node) =>
    declarations.add({
      ancestors: [...ancestors, node],
      at: placeOf(node).start,
      name: `state.${key}`,
      kind: 'state',
      text,
    })
  const scope = add('*', '', value)
  const texts = properties.map(({ name, node }) => [name, textOf(node.value, code)] as const)
  for (const [index, [name, text]] of texts.entries()) add(name, text, properties[index]!.node)
  output
    .appendRight(start, `__metamon_classState(${scope}, this, `)
    .appendLeft(end, `, ${JSON.stringify(Object.fromEntries(texts))})`)
  return 'classState'
}

/** The properties of a state, as far as they are written one by one. */
function propertiesOf(value: Expression): { readonly name: string; readonly node: Property }[] {
  if (value.type !== 'ObjectExpression') return []
  return value.properties.flatMap((node) => {
    if (node.type !== 'Property' || node.key.type !== 'Identifier' || node.computed) return []
    return [{ name: node.key.name, node }]
  })
}

function guardMethod(method: MethodDefinition, guard: string, { output }: InstrumentInput): void {
  const { key, value } = method
  if (method.static || method.kind !== 'method' || key.type !== 'Identifier' || method.computed) return
  if (value.async || value.generator) return
  const caught = Object.hasOwn(CAUGHT, key.name)
    ? CAUGHT[key.name]!.replace('$guard', () => guard)
    : undefined
  if (!caught) return
  const { start, end } = placeOf(value.body)
  output.appendLeft(start + 1, ' try {').appendLeft(end - 1, `} catch (__metamon_error) { ${caught} } `)
}

/** The parser that the plugin uses gives every node its place. */
const placeOf = (node: Node): AstNode => node as AstNode
