import { describe, expect, test } from 'vitest'
import { eventually } from '../support.ts'
import { FRAMEWORKS, htmlOf, show } from './support.ts'

const MARKUP = [
  '<h1 title="The page">The page: a &lt; b &amp; "c"</h1>',
  '<button>flip</button>',
  '<p>||false|0|x,y|HOT|2</p>',
  '<p>one <b>two</b> <i>three</i> four five &amp; six&nbsp;seven {x}</p>',
  '<pre> keep\n   this</pre>',
]

describe.each(FRAMEWORKS)('markup compiled for %s', (target) => {
  test('is the same, before and after everything in it has changed', async () => {
    const screen = await show('Markup', target)
    await screen.findByText('flip')
    for (const part of MARKUP) expect(htmlOf(screen)).toContain(part)
    await expect(normal(htmlOf(screen))).toMatchFileSnapshot('snapshots/markup-before.txt')
    screen.getByText('flip').click()
    await eventually(() => expect(htmlOf(screen)).toContain('COLD'))
    await expect(normal(htmlOf(screen))).toMatchFileSnapshot('snapshots/markup-after.txt')
  })
})

/** Attributes in alphabetical order, and no quotes or spaces that only some frameworks write. */
function normal(html: string): string {
  return html
    .replace(/<([\w-]+)((?:\s+[\w:-]+="[^"]*")*)\s*>/g, (_, tag: string, list: string) => {
      const attributes = list.match(/[\w:-]+="[^"]*"/g) ?? []
      return `<${[tag, ...attributes.toSorted()].join(' ')}>`
    })
    .replace(/(?<=style=")[^"]*/g, (style) => style.replace(/\s*([:;])\s*/g, '$1').replace(/;$/, ''))
    .replaceAll('><', '>\n<')
}
