import { describe, expect, it } from 'vitest'
import type { Attribute, TemplateNode } from '../../../../../compiler/unified/template-ast.ts'
import { readValid } from '../support.ts'

const SCRIPT =
  "import Card, { Icon } from './Card.mtm'\nimport * as ui from './ui.ts'\n$x! = 1\n$xs! = [{}]\n$f = () => 1\n"

const wrap = (markup: string): string => `${SCRIPT}<template>${markup}</template>`

const parse = (markup: string): readonly TemplateNode[] => readValid(wrap(markup)).template.children

/** An attribute without positions and nodes. */
const brief = (tag: string): unknown[] => {
  const markup = tag.startsWith('<a ') ? `${tag}</a>` : tag
  const [node] = parse(markup)
  if (node?.kind !== 'element' && node?.kind !== 'component' && node?.kind !== 'slot')
    throw new Error('no tag')
  return node.attributes.map((attribute) => briefly(attribute, wrap(markup)))
}

function briefly(attribute: Attribute, source: string): unknown {
  const text = ({ start, end }: { start: number; end: number }): string => source.slice(start, end)
  switch (attribute.kind) {
    case 'static':
      return [attribute.name, attribute.value]
    case 'dynamic':
      return [
        attribute.name,
        ...attribute.parts.map((part) => (part.kind === 'text' ? part.value : `{${text(part.expression)}}`)),
      ]
    case 'event':
      return ['on', attribute.event, attribute.modifiers.join('.'), text(attribute.handler)]
    case 'bind':
      return ['bind', attribute.property, text(attribute.target)]
    case 'class':
      return ['class', attribute.className, text(attribute.test)]
    case 'ref':
      return ['ref', text(attribute.target)]
    case 'spread':
      return ['spread', text(attribute.expression)]
  }
}

describe('an attribute', () => {
  it.each([
    ['<a b>', [['b', undefined]]],
    [
      '<a b="c&amp;d" e=\'f "g"\' h=i/j k="">',
      [
        ['b', 'c&d'],
        ['e', 'f "g"'],
        ['h', 'i/j'],
        ['k', ''],
      ],
    ],
    [
      '<a b={$x} c="{$x}" d="e {$x} f{1}">',
      [
        ['b', '{$x}'],
        ['c', '{$x}'],
        ['d', 'e ', '{$x}', ' f', '{1}'],
      ],
    ],
    [
      '<a {$x} {...$xs[0]} { /* no */ }>',
      [
        ['x', '{$x}'],
        ['spread', '$xs[0]'],
      ],
    ],
    [
      '<a b={{ c: "}" }} d={`}${"}"}`} e={/[}"]/.test($x)}>',
      [
        ['b', '{{ c: "}" }}'],
        ['d', '{`}${"}"}`}'],
        ['e', '{/[}"]/.test($x)}'],
      ],
    ],
    [
      '<a b={$x > 1 ? "<" : ">"} c = "d">',
      [
        ['b', '{$x > 1 ? "<" : ">"}'],
        ['c', 'd'],
      ],
    ],
    ['<a b={/* first */ $x // last\n}>', [['b', '{$x}']]],
    [
      '<a click={$f} keyup.enter.prevent={$f} on:saved.once={$f} onclick={$f} onDoubleClick={$f} onFoo={$f}>',
      [
        ['on', 'click', '', '$f'],
        ['on', 'keyup', 'enter.prevent', '$f'],
        ['on', 'saved', 'once', '$f'],
        ['on', 'click', '', '$f'],
        ['on', 'dblclick', '', '$f'],
        ['on', 'foo', '', '$f'],
      ],
    ],
    [
      '<a once={$x} on-top={$x} online="yes">',
      [
        ['once', '{$x}'],
        ['on-top', '{$x}'],
        ['online', 'yes'],
      ],
    ],
    [
      '<input bind:value={$x} class:on={$x > 1} ref={$f}>',
      [
        ['bind', 'value', '$x'],
        ['class', 'on', '$x > 1'],
        ['ref', '$f'],
      ],
    ],
    [
      '<input bind:x class:x>',
      [
        ['bind', 'x', 'x'],
        ['class', 'x', 'x'],
      ],
    ],
    [
      '<Card click={$f} on:saved={$f} onClick={$f} key={$x} data-a="b"/>',
      [
        ['click', '{$f}'],
        ['on', 'saved', '', '$f'],
        ['onClick', '{$f}'],
        ['data-a', 'b'],
      ],
    ],
    [
      '<a style="--a: {$x}px" aria-label=b viewBox="0 0" xlink:href="#a">',
      [
        ['style', '--a: ', '{$x}', 'px'],
        ['aria-label', 'b'],
        ['viewBox', '0 0'],
        ['xlink:href', '#a'],
      ],
    ],
  ])('is read: %s', (markup, expected) => {
    expect(brief(markup)).toEqual(expected)
  })

  it('that is a name alone is about the name with a dollar', () => {
    const { references } = readValid(wrap('<input bind:x class:x>'))
    expect(references.map(({ binding, start, end }) => [binding.name, end - start])).toEqual([
      ['$x', 1],
      ['$x', 1],
    ])
  })
})
