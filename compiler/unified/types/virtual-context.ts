import type { Range } from '../../types.ts'
import type { UnifiedFile } from '../ast.ts'
import type { VirtualText } from './virtual-text.ts'

/** What the writers of markup share. */
export interface TemplateContext {
  readonly file: UnifiedFile
  readonly text: VirtualText
  /** Where the expressions begin that are written already: the key of a list can also be that of an element. */
  readonly written: Set<number>
}

/** Writes an expression as a statement that does nothing with it. */
export function writeVoid({ start, end }: Range, { text, written }: TemplateContext): void {
  if (written.has(start)) return
  written.add(start)
  text.add('void (')
  text.copy({ start, end })
  text.add(');\n')
}
