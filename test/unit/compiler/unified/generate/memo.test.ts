import { describe, expect, it } from 'vitest'
import { templateOf } from './support.ts'

const SCRIPT = "import Card from './Card.mtm'\n$xs! = []\n$on! = 1\n$go = (x) => x\nconst plain = 1"

const row = (content: string): string => `{#each $xs as x, i (x.id)}${content}{/each}`

/** What rows are said to be made of: they are made anew when one of these has changed. */
const MADE_OF: readonly (readonly [content: string, values: string])[] = [
  ['<b>{x.a}</b>{i}', '(x.a), (i)'],
  ['<b title={x.a} class="c {x.b}" class:on={x.id === $on}/>', '(x.a), (x.b), (x.id === on$.value)'],
  ['<b click={() => { $on = x.id }} blur={() => $go(i)}/>', 'on$, x, go$, i'],
  ['<b click={() => alert(plain)}/>', 'plain$'],
  ['<i checked={x.done}/>{x.a}{x.a}', '(x.done), (x.a)'],
  ['{#if x.a}{x.b}{:else if x.c}<b/>{:else}{x.d}{/if}', '...((x.a) ? [1, (x.b)] : (x.c) ? [2] : [3, (x.d)])'],
]

/** What costs something, has effects, is another value each time, or is not known here. */
const NOT_KNOWN = [
  '{x.a()}',
  '{new Date(x)}',
  '{`${x}`.length}{tag`x`}',
  '<b class={[x.a]}/>',
  '<b style={{ color: x.a }}/>',
  '{#if x.a}{$go(x)}{/if}',
  '<Card title={x.a}/>',
  '<input bind:value={x.a}/>',
  '<b ref={(node) => node}/>',
  '<b {...x}/>',
  '<b key={x.a}>b</b>',
  '<my-b title={x.a}/>',
  '{@html x.a}',
  '{#each x.items as item}{item}{/each}',
]

describe('a row of {#each}', () => {
  it.each(MADE_OF)('with %s is kept while its values are the same', (content, values) => {
    const react = templateOf(row(content), 'react', SCRIPT)
    expect(react).toContain(`(x: any, i: any) => [x.id, ${values}], (`)
    const vue = templateOf(row(content), 'vue', SCRIPT)
    expect(vue).toContain(` v-memo="memo$(1, () => [${values}])"`)
  })

  it.each(NOT_KNOWN)('with %s is made anew by each render', (content) => {
    expect(templateOf(row(content), 'react', SCRIPT)).toContain('{each$(xs$.value, (')
    expect(templateOf(row(content), 'vue', SCRIPT)).not.toContain('v-memo')
  })

  it('is kept in React, and made anew in Vue, where its block is shown several times', () => {
    const template = `{#if $on}${row('{x}')}{/if}`
    expect(templateOf(template, 'react', SCRIPT)).toContain('kept$(')
    expect(templateOf(template, 'vue', SCRIPT)).not.toContain('v-memo')
  })
})
