import type { StyleBlock } from '../ast.ts'
import type { GeneratedStyle } from '../output.ts'
import { createEdit } from './edit.ts'
import { toModule } from './module.ts'

/** Takes one `<style>` out of the file, in its lines. */
export function generateStyle(
  source: string,
  { content, lang, isGlobal }: StyleBlock,
  filename: string,
): GeneratedStyle {
  const edit = createEdit(source)
  edit.blank({ start: 0, end: content.start })
  edit.blank({ start: content.end, end: source.length })
  return { ...toModule(edit, { filename }), lang, isGlobal }
}
