import type { SimpleCallExpression, Node } from 'estree'
import type { Instrument, InstrumentInput, WantedCode } from '../shared/instrument.ts'
import { createDeclarationList, type DeclarationList } from '../shared/instrument-declarations.ts'
import { isResetFile } from '../shared/instrument-reset.ts'
import { endsOf } from '../shared/instrument-unwanted.ts'
import { guardDefinition, guardFile } from './instrument-components.ts'
import { readVueImports, rootName, type VueImports } from './instrument-imports.ts'
import { nameState, type NamingContext } from './instrument-names.ts'
import { createScopes, type Scopes } from './instrument-scopes.ts'
import { instrumentState, SHARED_STATE, STATE_MAKERS } from './instrument-state.ts'

interface Walk extends InstrumentInput {
  readonly imports: VueImports
  readonly scopes: Scopes
  readonly naming: NamingContext
  readonly isReset: boolean
  readonly declarations: DeclarationList
  /** What the changed code calls so far. */
  readonly helpers: Set<string>
}

/** What is looked for in a module of Vue. */
export const wanted: WantedCode = {
  names: ['defineComponent', ...STATE_MAKERS],
  // What an object holds that becomes state.
  unwanted: (code) => endsOf(code, /(?<![\w$.])(?:ref|shallowRef|reactive|shallowReactive)\(\{/g),
}

/**
 * Instruments a module of Vue for development: what `ref`, `shallowRef`, `reactive` and `shallowReactive`
 * make is handed over to the next version of its component or module, and components are guarded.
 */
export const instrument: Instrument = (input) => {
  const file = input.file.replace(/\?.*$/s, '')
  const imports = input.syntax.derive(readVueImports)
  const naming: NamingContext = {
    isDefinition: (node) =>
      node.type === 'CallExpression' && imports.exportOf(node.callee) === 'defineComponent',
    moduleName: file.replace(/^.*\/|\..*$/g, ''),
  }
  const helpers = new Set<string>()
  const declarations = createDeclarationList({ ...input, file })
  const isReset = isResetFile(input.code)
  walkModule({ ...input, file, imports, scopes: createScopes(), naming, isReset, declarations, helpers })
  if (helpers.has('shared')) {
    helpers.add('module')
    input.output.prepend(`const ${SHARED_STATE} = __metamon_module(${JSON.stringify(file)});`)
  }
  const statement = declarations.statement()
  if (statement) helpers.add('declare')
  input.output.prepend(statement)
  return [...helpers]
}

function walkModule(context: Walk): void {
  context.syntax.walk({
    enter(node, ancestors) {
      if (node.type === 'ExportDefaultDeclaration' && context.file.endsWith('.vue'))
        if (guardFile(node, context)) context.helpers.add('component')
      if (node.type === 'CallExpression') visitCall(node, ancestors, context)
    },
  })
}

function visitCall(call: SimpleCallExpression, ancestors: readonly Node[], context: Walk): void {
  const callee = context.imports.exportOf(call.callee)
  if (!callee || context.scopes.isShadowed(rootName(call.callee), ancestors)) return
  if (callee === 'defineComponent' && guardDefinition(call, ancestors, context))
    context.helpers.add('component')
  if (!STATE_MAKERS.has(callee)) return
  const place = nameState(ancestors, callee, context.naming)
  const helper = instrumentState({ call, place, callee, ancestors }, context)
  if (helper) context.helpers.add(helper)
}
