import { describe, expect, it } from 'vitest'
import type { ElementNode, TemplateNode } from '../../../../../compiler/unified/template-ast.ts'
import { print, read, readValid } from '../support.ts'

const SCRIPT =
  "import Card, { Icon } from './Card.mtm'\nimport * as ui from './ui.ts'\n$x! = 1\n$xs! = [{}]\n$f = () => 1\n"

const wrap = (markup: string): string => `${SCRIPT}<template>${markup}</template>`

const parse = (markup: string): readonly TemplateNode[] => readValid(wrap(markup)).template.children

const shown = (markup: string): string => print(parse(markup), wrap(markup))

function first(markup: string): ElementNode {
  const [node] = parse(markup)
  if (node?.kind !== 'element') throw new Error('no element')
  return node
}

describe('an element', () => {
  it.each([
    ['<p>a<p>b', '<p>a</p><p>b</p>', 'p'],
    ['<ul><li>a<li>b</ul>', '<ul><li>a</li><li>b</li></ul>', 'li'],
    ['<dl><dt>a<dd>b<dt>c</dl>', '<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>', 'dt'],
    [
      '<table><thead><tr><th>a<tbody><tr><td>b<td>c</table>',
      '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td><td>c</td></tr></tbody></table>',
      'td',
    ],
    ['<div><p>a</div>', '<div><p>a</p></div>', 'div'],
    ['<ruby>a<rt>b<rp>c</ruby>', '<ruby>a<rt>b</rt><rp>c</rp></ruby>', 'rt'],
  ])('may leave its end tag out where HTML parsers do: %s', (markup, expected) => {
    expect(print(read(wrap(markup)).file?.template.children ?? [], wrap(markup))).toBe(expected)
  })

  it('is void, or closes itself', () => {
    expect(shown('<br>a<img src="b"><div/><Card/>')).toBe(
      '<br></br>a<img src="b"></img><div></div><Card></Card>',
    )
    expect(shown('<input></input>a')).toBe('<input></input>a')
    expect(first('<br>')).toMatchObject({ isVoid: true })
    expect(first('<div/>')).toMatchObject({ isVoid: false })
  })

  it('knows its namespace', () => {
    const svg = first('<svg><foreignObject><p>a</p></foreignObject><a/></svg>')
    const [foreign, link] = svg.children
    expect([svg, foreign, link]).toMatchObject([
      { namespace: 'svg' },
      { namespace: 'svg', children: [{ namespace: 'html' }] },
      { namespace: 'svg' },
    ])
    expect(first('<math><mi/></math>')).toMatchObject({
      namespace: 'mathml',
      children: [{ namespace: 'mathml' }],
    })
  })

  it('with m-raw shows braces, and so does all in it', () => {
    const raw = first('<code m-raw a="{b}" c={d}>{#if x} {{ y }} <b title="{z}">{</b></code>')
    expect(raw).toMatchObject({ isRaw: true, attributes: [{ value: '{b}' }, { value: '{d}' }] })
    expect(shown('<code m-raw>{#if x} {{ y }} <b title="{z}">{</b></code>')).toBe(
      '<code>{#if x} {{ y }} <b title="{z}">{</b></code>',
    )
  })

  it('keeps what only looks like markup', () => {
    expect(shown('<p>a < b > c } &lt; &lbrace; &bogus; & </p>')).toBe('<p>a < b > c } < { &bogus; & </p>')
    expect(shown('<script type="a/b">if (a < b) { "</p>" }</script>')).toBe(
      '<script type="a/b">if (a < b) { "</p>" }</script>',
    )
    expect(shown('<!-- {$nothing} <b> --><!doctype html>a')).toBe('a')
  })
})

describe('a block', () => {
  it.each([
    '{#if $x}a{:else $x > 1}b{:else}c{/if}'.replace(':else $x', ':else if $x'),
    '{#each $xs as x}{x}{/each}',
    '{#each $xs as x, i (x.id)}{i}{:else}none{/each}',
    '{#each $xs as { a, b: [c = $x, ...d], ...e }, i}{a}{c}{d}{e}{i}{/each}',
    '{#each Object.entries($x) as [key, value] (key)}{key}{value}{/each}',
    '{#each ($xs as unknown[]) as x}{x}{/each}',
    '{#each [$x as number, 2] as x}{x}{/each}',
    '{#for i = 0 to $x}{i}{/for}',
    '{#for i = $x to -$x step -2}{i}{/for}',
    '{@html $x + "}"}',
  ])('is read: %s', (markup) => {
    expect(shown(markup)).toBe(markup.replace('{:else if', '{:else'))
  })

  it('takes the key of its first element', () => {
    const [each] = parse('{#each $xs as x}\n<p key={x.id}>a</p>{/each}')
    expect(each).toMatchObject({ kind: 'each', key: { node: { type: 'MemberExpression' } } })
  })

  it('names its variables where they stand', () => {
    const source = wrap('{#each $xs as { a, b }, i}{a}{/each}')
    const [each] = readValid(source).template.children
    if (each?.kind !== 'each') throw new Error('no loop')
    const names = [...each.items, ...(each.index ? [each.index] : [])].map(({ declaredAt }) =>
      source.slice(declaredAt?.start, declaredAt?.end),
    )
    expect(names).toEqual(['a', 'b', 'i'])
  })
})

describe('a component', () => {
  it('is known by its name and what the name is imported as', () => {
    const nodes = parse('<Card/><ui.Panel/><Icon></Icon>')
    expect(nodes).toMatchObject([
      { kind: 'component', binding: { name: 'Card', kind: 'import' } },
      { kind: 'component', name: 'ui.Panel', binding: { name: 'ui' } },
      { kind: 'component', binding: { name: 'Icon' } },
    ])
  })

  it('has its children by slot', () => {
    const source = wrap(
      '<Card let:row>\n<b slot="head" let:title>{title}</b> {row} <template slot="foot"><i/>{$x}</template></Card>',
    )
    const [card] = readValid(source).template.children
    if (card?.kind !== 'component') throw new Error('no component')
    expect(
      card.slots.map((slot) => [slot.name, slot.let.map(({ name }) => name), print(slot.children, source)]),
    ).toEqual([
      ['default', ['row'], '{row} '],
      ['head', ['title'], '<b>{title}</b>'],
      ['foot', [], '<i></i>{$x}'],
    ])
  })

  it('has slots of its own', () => {
    expect(parse('<slot name="foot" row={$x}>none</slot><slot/>')).toMatchObject([
      { kind: 'slot', slot: 'foot', attributes: [{ name: 'row' }], children: [{ value: 'none' }] },
      { kind: 'slot', slot: 'default', children: [] },
    ])
  })
})
