import type { Framework } from '../../../../src/shared/framework.ts'
import type { Range } from '../../../types.ts'
import type { HtmlNode, InterpolationNode, TemplateNode, TextNode } from '../../template-ast.ts'
import { lineBreaks } from '../edit.ts'
import type { View } from './context.ts'

const BRACES: Readonly<Record<Framework, readonly [open: string, close: string]>> = {
  react: ['{', '}'],
  vue: ['{{ ', ' }}'],
  svelte: ['{', '}'],
  solid: ['{', '}'],
}

/** Writes text so that every target shows exactly this text, whatever it thinks of white space. */
export function writeText({ edit, source, target }: View, node: TextNode): void {
  const { value, start, end } = node
  const [open, close] = BRACES[target]
  const isPlain = value === source.slice(start, end) && !/^\s|\s$|\s\s|[{}<>&\n]/.test(value)
  if (!isPlain) edit.replace(node, `${open}${toLiteral(value)}`, close)
}

/** A literal that neither ends the braces nor looks like a tag. */
const toLiteral = (value: string): string =>
  JSON.stringify(value).replace(
    /[{}<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** `{e}`: the text of a value, by the same rule everywhere. */
export function writeInterpolation(view: View, { start, end, expression }: InterpolationNode): void {
  const [open, close] = BRACES[view.target]
  view.edit.replace({ start, end: expression.start }, `${open}${view.helper('t$')}(`)
  view.edit.replace({ start: expression.end, end }, `)${close}`)
}

/** `{@html e}`: in an element of its own, so that no target has to find its nodes among others. */
export function writeHtml(view: View, { start, end, expression }: HtmlNode): void {
  const [before, after] = htmlFrame(view)
  view.edit.replace({ start, end: expression.start }, before)
  view.edit.replace({ start: expression.end, end }, after)
}

function htmlFrame(view: View): readonly [before: string, after: string] {
  switch (view.target) {
    case 'react':
      return [`{${view.helper('html$')}(`, ')}']
    case 'vue':
      return [`<${view.helper('Html$')} :of="`, '" />']
    case 'svelte':
      return [`<metamon-html style="display: contents">{@html ${view.helper('t$')}(`, ')}</metamon-html>']
    case 'solid':
      return [`{${view.helper('html$')}(() => (`, '))}']
  }
}

/** Leaves what stands between two nodes out, comments and insignificant space, but for its line breaks. */
export function writeGap(
  { edit, source, target }: View,
  range: Range,
  neighbours: { before: TemplateNode | undefined; after: TemplateNode | undefined },
): void {
  const breaks = lineBreaks(source, range)
  if (breaks === '' || target === 'react' || target === 'solid') return edit.blank(range)
  // at both ends it vanishes anyway; in between a line break would be a space
  const isBetween = neighbours.before !== undefined && neighbours.after !== undefined
  if (target === 'svelte')
    return void edit.output.overwrite(range.start, range.end, isBetween ? `<!--${breaks}-->` : breaks)
  const isAmongText = isInline(neighbours.before) || isInline(neighbours.after)
  edit.output.overwrite(range.start, range.end, isAmongText ? `{{ ''${breaks} }}` : breaks)
}

const isInline = (node: TemplateNode | undefined): boolean =>
  node?.kind === 'text' || node?.kind === 'interpolation'
