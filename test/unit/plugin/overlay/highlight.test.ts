import { expect, it } from 'vitest'
import { highlight } from '../../../../src/plugin/overlay/highlight.ts'

const tokensOf = (file: string, source: string, line: number) =>
  highlight(file, source.split('\n'), line - 1, line)[0]!.filter(([type]) => type !== '')

it('tells keywords, strings and comments of TypeScript apart', () => {
  expect(tokensOf('a.ts', `const a: string = 'b' // c`, 1)).toEqual(
    expect.arrayContaining([
      ['keyword', 'const'],
      ['string', expect.stringContaining('b')],
      ['comment', '// c'],
    ]),
  )
})

it('knows in which block of a component a line is', () => {
  const vue = `<script setup>\nconst a = 1\n</script>\n<template>\n  <p class="x">{{ a }}</p>\n</template>\n<style>\n.x { color: red }\n</style>`
  expect(tokensOf('a.vue', vue, 2)).toContainEqual(['keyword', 'const'])
  expect(tokensOf('a.vue', vue, 5)).toContainEqual(['entity', 'p'])
  expect(tokensOf('a.vue', vue, 8)).toContainEqual(['property', 'x'])
})

it('knows of a comment that starts before the lines that are shown', () => {
  expect(tokensOf('a.ts', '/*\n const a\n*/', 2)).toEqual([['comment', ' const a']])
})

it.each([
  ['a.ts', 'const a = `${ "'],
  ['a.tsx', '<<<<<<< HEAD <p'],
  ['a.css', '.a { /*'],
  ['a.svelte', '{#if <script'],
  ['a.txt', 'const a'],
])('loses nothing of %s', (file, line) => {
  const [tokens] = highlight(file, [line], 0, 1)
  expect(tokens!.map(([, text]) => text).join('')).toBe(line)
})
