import { describe, expect, it } from 'vitest'
import { messages } from '../../../../src/shared/messages.ts'
import { problems, read } from './support.ts'

/** Code, source, the text that is marked, and the beginning of the hint. */
const cases: readonly (readonly [code: string, source: string, marked: string, hint: string])[] = [
  [
    'MTM1021',
    '---\nchannels:\n  - event: a\n    emit: go\n---\nfunction go() {}\n<template>a</template>',
    'go',
    'Rename one',
  ],
  [
    'MTM1024',
    '---\nchannels:\n  - event: a\n    on: loud\n---\n$load = () => 1\n<template>a</template>',
    'loud',
    'Declare `loud`',
  ],
  ['MTM1101', '$a = 1\n<template>\n<p>a</p>\n', '<template>', 'Add `</template>`'],
  ['MTM1101', '<template>a</template>\n<style lang="scss">\n.a {}', '<style lang="scss">', 'Add `</style>`'],
  [
    'MTM1102',
    '<template>a</template>\n<template class="b">b</template>',
    '<template class="b">',
    'Move the markup',
  ],
  ['MTM1103', '$count! = 0\n', '', 'Add `<template>`'],
  [
    'MTM1104',
    'export default function Card() {\n<template>a</template>\n',
    'export default function Card() {',
    'Add a `}`',
  ],
  ['MTM1201', '<template><p>a</b></p></template>', '</b>', 'Remove it'],
  ['MTM1202', '<template><ul><li>a</ul><div>b</template>', '<div', 'Add `</div>` before `</template>`'],
  [
    'MTM1202',
    '$x! = 0\n<template><code>{#if $x}</code></template>',
    '{#if $x}',
    'Add `{/if}` before `</code>`; to show braces as text, put `m-raw`',
  ],
  ['MTM1203', '<template><p>{a + 1</p></template>', '{', 'Add `}`'],
  ['MTM1204', '<template><a "x">b</a></template>', '"x"', 'Write `name`'],
  ['MTM1204', '$f = () => 1\n<template><a @click="$f">b</a></template>', '@click', 'Write `click={…}`'],
  [
    'MTM1204',
    '$f = () => 1\n<template><a on:click|once={$f}>b</a></template>',
    'on:click|once',
    'Write `click={…}`',
  ],
  ['MTM1204', '<template><a style:color={1}>b</a></template>', 'style:color', 'Write `style="color: {…}"`'],
  ['MTM1204', '<template><></template>', '<>', 'Write `name`'],
  ['MTM1205', '<template><p <b>a</b></p></template>', '<p', 'Add `>`'],
  ['MTM1205', '<template><p class="a>\n<b>a</b></p></template>', '"', 'Add `closing "`'],
  ['MTM1206', '<template><p class="a" class="b">c</p></template>', 'class', 'Remove one'],
  ['MTM1207', '<template>{#when a}b{/when}</template>', '{#when a}', 'Use `{#if}`'],
  ['MTM1207', '<template><p>a</p>{:else}</template>', '{:else}', 'Remove it'],
  ['MTM1207', '<template>{/if}</template>', '{/if}', 'Remove it'],
  ['MTM1207', '<template>{@const a = 1}</template>', '{@const a = 1}', 'Use `{#if}`'],
  [
    'MTM1208',
    '$xs! = []\n<template>{#each $xs}a{/each}</template>',
    '{#each $xs}',
    'Write `{#each items as item',
  ],
  [
    'MTM1209',
    '<template>{#for i in 1..3}a{/for}</template>',
    '{#for i in 1..3}',
    'Write `{#for i = 1 to 10}`',
  ],
  ['MTM1210', '$x! = 0\n<template>{{$x}}</template>', '{{$x}}', 'Write `{$x}`'],
  ['MTM1211', '<template>{#while true}a{/while}</template>', '{#while true}', 'Use `{#for'],
  ['MTM1301', '$a! = 1\ntemplate(`<p>a</p>`)\n', 'template(', 'Move the markup'],
  ['MTM1302', '$a! = 1\n\n<section>\n<p>a</p></section>', '<section', 'Wrap the markup'],
  ['MTM1303', '<section className="a">b</section>', 'className', 'Write `class`'],
  ['MTM2001', '$a! = (1\n<template>a</template>', '1', 'Fix the statement'],
  ['MTM2001', '$a!: number\n<template>{$a}</template>', '$a!: number', 'Give it one'],
  ['MTM2001', 'export const a = 1\n<template>a</template>', 'export', 'Remove `export`'],
  [
    'MTM2001',
    'export default function X(props) {\n<template>a</template>\n}',
    'props',
    'Declare properties with',
  ],
  ['MTM2002', '<template>{ }</template>', '{ }', 'Write one JavaScript expression'],
  ['MTM2002', '<template>{1 +}</template>', '}', 'Write one JavaScript expression'],
  ['MTM2101', '$a! = 1\n$a! = 2\n<template>a</template>', '$a', 'Rename one'],
  ['MTM2102', '$count! = 1\n<template>{$cuont}</template>', '$cuont', 'Write `$count`'],
  ['MTM2102', '<template>{$x}</template>', '$x', 'Declare it: `$x! = …`'],
  [
    'MTM2103',
    '$loadCart = () => 1\n$onMount = () => loadCart()\n<template>a</template>',
    'loadCart',
    'Write `$loadCart`',
  ],
  ['MTM2104', '<template>{React.version}</template>', 'React', 'Import it'],
  ['MTM2105', "import Card from './Card.mtm'\n<template><Crad/><Card/></template>", 'Crad', 'Write `<Card>`'],
  ['MTM2105', '<template><Card/></template>', 'Card', "Add `import Card from './Card.mtm'`"],
  [
    'MTM2106',
    '$a! = 1\n$d! = computed(() => $a)\n$f = () => { $d++ }\n<template>{$d}</template>',
    '$d',
    'Change what it is computed from',
  ],
  ['MTM2106', '$p! = prop(1)\n$f = () => { $p = 2 }\n<template>{$p}</template>', '$p', 'Send an event'],
  [
    'MTM2106',
    '$c = 1\n$f = () => { $c = 2 }\n<template>{$c}</template>',
    '$c',
    'Declare it as state: `$c! = …`',
  ],
  ['MTM2107', 'const $a = 1\n<template>a</template>', '$a', 'Write `$a! = …`'],
  ['MTM2110', "$n = signal('n', 0)\n<template>{$n}</template>", "signal('n', 0)", 'Write `$n! = signal(…)`'],
  ['MTM2111', '$n! = createSignal(0)\n<template>{$n}</template>', 'createSignal(0)', 'Write `$n! = …`'],
  ['MTM2112', '$a! = 1\n$b! = $a * 2\n<template>{$b}</template>', '$a', 'Write `$b! = computed(() => …)`'],
  ['MTM2113', '$h! = () => 1\n<template>a</template>', '$h', 'Write `$h = …`'],
  ['MTM2114', '$x!: float = 1.5\n<template>{$x}</template>', 'float', 'Write `number`'],
  ['MTM2115', '$x! = 1\n<template>{$x.value}</template>', '$x.value', 'Write `$x`'],
  ['MTM2116', '$mount = () => 1\n<template>a</template>', '$mount', 'Write `$onMount`'],
  [
    'MTM2120',
    '$f = () => { $user = { a: 1 }\n return $user }\n<template>a</template>',
    '$user',
    'Write `const user`',
  ],
  ['MTM2201', '<template><a onclick="go()">b</a></template>', 'onclick="go()"', 'Write `click={() => go()}`'],
  [
    'MTM2202',
    '$inc = () => 1\n<template><a click="$inc()">b</a></template>',
    'click="$inc()"',
    'Write `click={…}`',
  ],
  ['MTM2202', '<template><a bind:value="x">b</a></template>', 'bind:value="x"', 'Write `bind:value={…}`'],
  ['MTM2203', '$n! = 1\n<template>{$n++}</template>', '$n', 'Move the change to a handler'],
  [
    'MTM2203',
    '$xs! = [1]\n<template>{#each $xs.sort() as x}{x}{/each}</template>',
    '$xs.sort()',
    'Move the change to a handler',
  ],
  [
    'MTM2204',
    '$xs! = [{}]\n<template>{#each $xs as x}<a click={() => { x.done = true }}>b</a>{/each}</template>',
    'x',
    'Replace the item in `$xs`',
  ],
  ['MTM2205', '$f = () => 1\n<template><input keyup.entr={$f}></template>', 'entr', 'Use `prevent`'],
  ['MTM2206', '$f = () => 1\n<template><input bind:value={$f()}></template>', '$f()', 'Bind state'],
]

describe('a mistake', () => {
  it.each(cases)('of %s is reported where it is: %j', (code, source, marked, hint) => {
    const reading = read(source)
    expect(problems(reading)).toEqual([`${code} ${marked}`])
    expect(reading.diagnostics[0]?.hint.slice(0, hint.length)).toBe(hint)
  })

  it('has a case here, when the compiler can know of it', () => {
    const elsewhere = /^MTM(?:100\d|101\d|102[0235]|3|5)/
    const covered = new Set(cases.map(([code]) => code))
    expect(Object.keys(messages).filter((code) => !elsewhere.test(code) && !covered.has(code))).toEqual([])
  })

  it('does not hide the next', () => {
    const source = [
      '$count! = 0',
      '$twice! = $count * 2',
      '<template>',
      '  <p>{$cuont}</p>',
      '  <b>{1 +}</b>',
      '  <ul><li>{$count}',
      '  <a onclick="go()">{$count += 1}</a>',
      '</template>',
    ].join('\n')
    expect(problems(read(source))).toEqual([
      'MTM2112 $count',
      'MTM2102 $cuont',
      'MTM2002 }',
      'MTM1202 <ul',
      'MTM2201 onclick="go()"',
      'MTM2203 $count',
    ])
  })
})
