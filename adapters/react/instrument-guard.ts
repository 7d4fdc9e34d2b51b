import type { BlockStatement, Node, Pattern } from 'estree'
import type { AstNode, InstrumentInput } from '../shared/instrument.ts'
import { walkCode } from '../shared/instrument-walk.ts'
import { isFunction, namesOfPattern, type FunctionNode } from '../shared/instrument-syntax.ts'

/**
 * Puts the body of a component into a guard: what it throws goes to `guard.caught`, and an instance that has
 * fallen back renders `guard.fall()` instead. The function stays the same one, with the same name and length.
 *
 * @param guard the variable of the module that holds the component's guard
 */
export function guardFunction(
  component: FunctionNode,
  guard: string,
  { code, output }: InstrumentInput,
): void {
  const { body } = component
  const moved = movableParameters(component)
  const enter = `if (${guard}.isFallen()) return ${guard}.fall(); try { `
  const leave = ` } catch (__metamon_error) { return ${guard}.caught(__metamon_error); }`
  const { end } = placeOf(body)
  const at = body.type === 'BlockStatement' ? afterDirectives(body) : afterArrow(component, code)
  output.appendLeft(at, body.type === 'BlockStatement' ? ` ${enter}` : ` { ${enter}`)
  moved.forEach((pattern, index) =>
    moveParameter(pattern, { name: `__metamon_parameter${index}`, at, output }),
  )
  if (body.type === 'BlockStatement') output.appendLeft(end - 1, leave)
  else output.prependRight(at, 'return (').appendLeft(end, `);${leave} }`)
}

/** Destructuring can throw as well: it takes place within the guard. */
function moveParameter(
  pattern: Node,
  { name, at, output }: Pick<InstrumentInput, 'output'> & { readonly name: string; readonly at: number },
): void {
  const { start, end } = placeOf(pattern)
  output.appendLeft(start, name)
  output.prependRight(start, 'let ').appendLeft(end, ` = ${name}; `)
  output.move(start, end, at)
}

/** The patterns among the parameters, unless the body declares one of their names again. */
function movableParameters({ params, body }: FunctionNode): readonly Pattern[] {
  const patterns = params
    .map((one) => (one.type === 'AssignmentPattern' ? one.left : one))
    .filter(({ type }) => type === 'ObjectPattern' || type === 'ArrayPattern')
  const names = new Set(patterns.flatMap(namesOfPattern))
  return hoistedNames(body).some((name) => names.has(name)) ? [] : patterns
}

/** The names that `var` and functions declare in a body; those of `let` cannot be parameters' as well. */
function hoistedNames(body: Node): readonly string[] {
  const names: string[] = []
  walkCode(body, {
    enter(node) {
      if (node.type === 'VariableDeclaration' && node.kind === 'var')
        names.push(...node.declarations.flatMap(({ id }) => namesOfPattern(id)))
      if (node.type === 'FunctionDeclaration') names.push(node.id.name)
      return isFunction(node) ? 'skip' : undefined
    },
  })
  return names
}

function afterDirectives(body: BlockStatement): number {
  const directive = body.body.findLast((statement) => 'directive' in statement && statement.directive)
  return directive ? placeOf(directive).end : placeOf(body).start + 1
}

/** The index after the arrow of an arrow function; before it there are only parentheses and comments. */
function afterArrow(component: FunctionNode, code: string): number {
  const last = component.params.at(-1)
  const from = last ? placeOf(last).end : placeOf(component).start
  const before = /^(?:[\s(),]|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*=>/.exec(code.slice(from))
  if (!before) throw new SyntaxError(`no arrow after index ${from}`)
  return from + before[0].length
}

/** The parser that the plugin uses gives every node its place. */
const placeOf = (node: Node): AstNode => node as AstNode
