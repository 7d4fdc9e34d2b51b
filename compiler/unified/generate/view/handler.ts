import type { Expression } from '../../ast.ts'
import type { View } from './context.ts'

/**
 * The glue that makes a listener of an expression. A function and the name of a method are one already;
 * anything else is looked at when the event comes, and called if it is a function then.
 */
export function handlerGlue(view: View, handler: Expression): readonly [before: string, after: string] {
  if (isFunction(view, handler)) return ['', '']
  const event = view.names.free('e$')
  return [
    `(${event}: any) => { const h$: any = (`,
    `); return typeof h$ === ${view.quote('function')} ? h$(${event}) : h$; }`,
  ]
}

function isFunction({ file }: View, { node, start, end }: Expression): boolean {
  if (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression') return true
  return file.references.some(
    (reference) =>
      reference.start === start &&
      reference.end === end &&
      (reference.binding.kind === 'method' || reference.binding.kind === 'import'),
  )
}
