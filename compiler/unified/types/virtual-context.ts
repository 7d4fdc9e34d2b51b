import { field } from '../../parse/syntax.ts'
import type { Expression, UnifiedFile } from '../ast.ts'
import type { VirtualText } from './virtual-text.ts'

/** What the writers of markup share. */
export interface TemplateContext {
  readonly file: UnifiedFile
  readonly text: VirtualText
  /** Where the expressions begin that are written already: the key of a list can also be that of an element. */
  readonly written: Set<number>
}

/** Writes an expression as a statement that does nothing with it. */
export function writeVoid(expression: Expression, context: TemplateContext): void {
  const { text, written } = context
  if (written.has(expression.start)) return
  written.add(expression.start)
  text.add('void (')
  writeExpression(expression, context)
  text.add(');\n')
}

/** Writes an expression. `bind:value` and `class:done` alone have none of their own: the name stands for it. */
export function writeExpression(expression: Expression, { file, text }: TemplateContext): void {
  const { node, start, end } = expression
  const name = field(node, 'type') === 'Identifier' ? field(node, 'name') : undefined
  if (typeof name !== 'string' || name === file.source.slice(start, end)) text.copy(expression)
  else text.stand(name, expression)
}
