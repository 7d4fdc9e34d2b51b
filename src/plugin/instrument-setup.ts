import type { CallExpression } from 'estree'
import { createDeclarationList } from '../../adapters/shared/instrument-declarations.ts'
import type { InstrumentInput } from '../../adapters/shared/instrument.ts'
import { toAst } from '../../adapters/shared/instrument-syntax.ts'

/**
 * Says what local state the script of a unified `.mtm` file declares, before any of it is made: a variable that has
 * another name than before keeps its value.
 */
export function declareCells({ code, syntax, source, file, output }: InstrumentInput): readonly string[] {
  const list = createDeclarationList({ file, code, source })
  for (const node of syntax.nodes) {
    if (node.type !== 'CallExpression' || !isState(node)) continue
    const [name, initialiser] = node.arguments
    if (name?.type !== 'Literal' || initialiser?.type !== 'ArrowFunctionExpression') continue
    const { start, end } = toAst(initialiser.body)
    list.add({
      ancestors: [],
      at: start,
      name: String(name.value),
      kind: 'state',
      text: code.slice(start, end),
    })
  }
  const statement = list.statement()
  if (statement) output.prepend(statement)
  return statement ? ['declare'] : []
}

/** `m$.state("count", () => (0), "b6589f")`. */
const isState = ({ callee }: CallExpression): boolean =>
  callee.type === 'MemberExpression' &&
  callee.object.type === 'Identifier' &&
  callee.object.name === 'm$' &&
  callee.property.type === 'Identifier' &&
  callee.property.name === 'state'
