import { describe, expect, it } from 'vitest'
import { templateOf } from './support.ts'

const SCRIPT = '$xs! = []\n$on! = 1\n$far! = prop(1)\n$twice = $on * 2\nconst plain = 1'

const row = (content: string): string => `{#each $xs as x, i (x.id)}${content}{/each}`

/** What is asked of the state itself, in Svelte. */
const ASKED: readonly (readonly [content: string, code: string])[] = [
  ['<b class:on={x.id === $on}/>', 'on$.is(x.id)'],
  ['<b class:on={$on === x.id}/>', 'on$.is(x.id)'],
  ['<b class:on={x.id !== $on}/>', '!on$.is(x.id)'],
  ["{$far === i ? 'a' : 'b'}", "far$.is(i) ? 'a' : 'b'"],
  ['{#if x.a && x.id === $on}a{/if}', 'x.a && on$.is(x.id)'],
  ['{(x.a + 1) === $on}', 'on$.is((x.a + 1))'],
]

/** Not of a row, not state alone, not exactly the same, or not shown. */
const AS_WRITTEN = [
  '{plain === $on}',
  '{x.id == $on}',
  '{x.id === $on.id}',
  '{x.id === $twice}',
  '{x.id ===\n$on}',
  '{[1].some((one) => one === x.id && x.id === $on)}',
  '<b click={() => { if (x.id === $on) $on = 0 }}/>',
]

describe('a comparison of a row with state', () => {
  it.each(ASKED)('in %s follows no more than its answer in Svelte and Solid', (content, code) => {
    expect(templateOf(row(content), 'svelte', SCRIPT)).toContain(code)
    const solid = code.replaceAll(/\b([xi])\b(?=[.)])/g, '$1()')
    expect(templateOf(row(content), 'solid', SCRIPT)).toContain(solid)
  })

  it.each(ASKED)('in %s stays as it is in React and Vue', (content) => {
    for (const target of ['react', 'vue'] as const)
      expect(templateOf(row(content), target, SCRIPT)).not.toContain('.is(')
  })

  it.each(AS_WRITTEN)('in %s stays as it is', (content) => {
    for (const target of ['svelte', 'solid'] as const)
      expect(templateOf(row(content), target, SCRIPT)).not.toContain('.is(')
  })
})
