import type { ImportExpression, Node } from 'estree'
import type { InstrumentInput } from '../shared/instrument.ts'
import { toAst } from '../shared/instrument-syntax.ts'
import type { Bindings } from './instrument-bindings.ts'

/**
 * Lets a module that is evaluated again go on with its lazy components: new ones would have to be waited for.
 *
 * @returns the helpers that are used
 */
export function instrumentLazy(input: InstrumentInput, bindings: Bindings): readonly string[] {
  const used = new Set<string>()
  for (const statement of input.syntax.program.body) {
    const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    for (const { id, init } of node?.type === 'VariableDeclaration' ? node.declarations : []) {
      const source = init && lazySource(init, bindings)
      if (!init || source === undefined || id.type !== 'Identifier') continue
      const { start, end } = toAst(init)
      const names = [id.name, source].map((one) => JSON.stringify(one)).join(', ')
      input.output.appendLeft(start, `__metamon_lazy(${names}, () => `)
      input.output.prependLeft(end, ', import.meta)')
      used.add('lazy').add('evaluated')
    }
  }
  return [...used]
}

/** What `lazy(() => import('./Page'))` imports. */
function lazySource(init: Node, bindings: Bindings): string | undefined {
  if (init.type !== 'CallExpression' || bindings.importedBy(init.callee) !== 'lazy') return undefined
  const [load] = init.arguments
  if (load?.type !== 'ArrowFunctionExpression' || load.body.type !== 'ImportExpression') return undefined
  return literalOf(load.body)
}

const literalOf = ({ source }: ImportExpression): string | undefined =>
  source.type === 'Literal' && typeof source.value === 'string' ? source.value : undefined
