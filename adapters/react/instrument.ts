import type { Node } from 'estree'
import type { AstNode, Instrument, WantedCode } from '../shared/instrument.ts'
import { createDeclarationList } from '../shared/instrument-declarations.ts'
import { endsOf } from '../shared/instrument-unwanted.ts'
import { findReactBindings, type ReactBindings } from './instrument-bindings.ts'
import { findClassComponents, instrumentClass } from './instrument-classes.ts'
import { findRegistrations } from './instrument-components.ts'
import { guardFunction } from './instrument-guard.ts'
import { instrumentHook, type HookEdits } from './instrument-hooks.ts'

/** The id under which plugin-react registers what a file exports by default. */
const DEFAULT_FAMILY = '"export default"'

/** What is looked for in a module of React. */
export const wanted: WantedCode = {
  names: [
    'useState',
    'useReducer',
    'useRef',
    'useActionState',
    'useEffect',
    'useLayoutEffect',
    'useInsertionEffect',
    'useImperativeHandle',
    'state',
  ],
  // Directives stay where they are.
  texts: /["']use /,
  // What elements are given, and what an object holds that a hook is given.
  unwanted: (code) =>
    endsOf(code, /(?<![\w$.])(?:_jsx(?:s|DEV)?\(|use(?:State|Ref|Reducer)\((?:\(\) => \()?\{)/g),
  // The body of a component may declare one of its parameters again.
  hoisted: true,
}

/**
 * Instruments a module of React for development: the state of its hooks and classes is handed over, its
 * components are guarded. Works on the code behind the refresh transform, whose signatures stay as they are.
 */
export const instrument: Instrument = (input) => {
  const react = input.syntax.derive(findReactBindings)
  const edits: HookEdits = { input, declarations: createDeclarationList(input) }
  const { names, assigned } = instrumentHooks(react, edits)
  for (const name of guardComponents(assigned, react, edits)) names.add(name)
  const statement = edits.declarations.statement()
  if (statement) names.add('declare')
  input.output.prepend(statement)
  return [...names]
}

/** Changes every call of a hook; notes on the way what the variables of the module are assigned first. */
function instrumentHooks(react: ReactBindings, edits: HookEdits) {
  const names = new Set<string>()
  const assigned = new Map<string, Node>()
  edits.input.syntax.walk({
    enter(node, ancestors) {
      if (node.type === 'CallExpression') {
        const hook = react.exportOf(node.callee)
        for (const name of hook ? instrumentHook(node, hook, ancestors, edits) : []) names.add(name)
      }
      if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier')
        if (!assigned.has(node.left.name)) assigned.set(node.left.name, node.right)
    },
  })
  return { names, assigned }
}

function guardComponents(
  assigned: ReadonlyMap<string, Node>,
  react: ReactBindings,
  edits: HookEdits,
): readonly string[] {
  const { input } = edits
  const { output } = input
  const { program } = input.syntax
  const { components, defaults } = findRegistrations(program, assigned)
  const guards: string[] = []
  const names: string[] = []
  const guardFor = (name: string | undefined): string => {
    const guard = `__metamon_guard${guards.length}`
    const id = name === undefined ? input.file : `${input.file}:${name}`
    guards.push(`${guard} = __metamon_guard(${JSON.stringify(id)})`)
    return guard
  }
  for (const { name, component, statement, variable } of components) {
    const guard = guardFor(name)
    guardFunction(component, guard, input)
    output.appendLeft(placeOf(statement).end, ` ${guard}.note(${variable});`)
  }
  for (const { name, component, statement } of findClassComponents(program, react)) {
    const guard = guardFor(name)
    names.push(...instrumentClass(component, guard, edits))
    if (name) output.appendLeft(placeOf(statement).end, ` ${guard}.note(${name});`)
  }
  // Under one id for good, an update that renames the component is one of the same component.
  for (const { literal } of defaults) {
    const { start, end } = placeOf(literal)
    output.update(start, end, DEFAULT_FAMILY)
  }
  if (guards.length === 0) return names
  output.prepend(`var ${guards.join(', ')};`)
  return ['guard', ...names]
}

/** The parser that the plugin uses gives every node its place. */
const placeOf = (node: Node): AstNode => node as AstNode
