import { describe, expect, it } from 'vitest'
import { scanBlocks } from '../../../../compiler/parse/blocks.ts'
import type { Markup } from '../../../../compiler/parse/blocks.ts'

const scan = (source: string, markup: Markup): [name: string, content: string][] =>
  scanBlocks(source, 0, markup).map(({ name, content }) => [name, source.slice(content.start, content.end)])

describe('top-level blocks of Vue', () => {
  it.each([
    ['comments', '<!-- <script>no</script> --><script>yes</script>', [['script', 'yes']]],
    [
      'nested templates',
      '<template><template #a>1</template>2</template>',
      [['template', '<template #a>1</template>2']],
    ],
    ['interpolations', "<template>{{ '</template>' }}</template>", [['template', "{{ '</template>' }}"]]],
    ['attribute values', '<template><a b="</template>"/></template>', [['template', '<a b="</template>"/>']]],
    [
      'script text',
      '<script>"<template>"</script><template/>',
      [
        ['script', '"<template>"'],
        ['template', ''],
      ],
    ],
    ['custom blocks', '<i18n>{ "a": "<script>" }</i18n>', [['i18n', '{ "a": "<script>" }']]],
    ['pug', '<template lang="pug">p <b</template>', [['template', 'p <b']]],
    ['void and unclosed elements', '<template><br><p>a</template>', [['template', '<br><p>a']]],
  ])('are told from %s', (_, source, expected) => {
    expect(scan(source, 'vue')).toEqual(expected)
  })

  it('have their attributes in any order and quoting', () => {
    const [block] = scanBlocks(`<script lang='ts' setup generic="T extends A<B>" a = b>x</script>`, 0, 'vue')
    expect([...block!.attributes]).toEqual([
      ['lang', 'ts'],
      ['setup', ''],
      ['generic', 'T extends A<B>'],
      ['a', 'b'],
    ])
  })
})

describe('top-level blocks of Svelte', () => {
  it.each([
    ['expressions', `{'<script>'}<p>{a > b ? "<script>" : ''}</p>`, ['p']],
    ['regular expressions', '{#if /[}/]<script>/.test(a)}<b/>{/if}', ['b']],
    ['templates in expressions', '{`<script>${{ a: `}` }}`}<i/>', ['i']],
    ['comments in expressions', '{a /* } <script> */}<i/>', ['i']],
    ['handlers', '<a onclick={() => { if (a > 1) b() }} {...rest}>x</a>', ['a']],
    [
      'nested scripts',
      '<svelte:head><script>1</script></svelte:head><script>2</script>',
      ['svelte:head', 'script'],
    ],
    ['division', '{a / 2}<i/>{b / 3}<b/>', ['i', 'b']],
  ])('are told from %s', (_, source, expected) => {
    expect(scan(source, 'svelte').map(([name]) => name)).toEqual(expected)
  })
})
