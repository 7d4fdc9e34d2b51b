import { readdirSync, readFileSync } from 'node:fs'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import { migrate } from '../../../../../compiler/unified/migrate/index.ts'

const folder = new URL('../../../../fixtures/migrate/', import.meta.url)
const names = readdirSync(folder).flatMap((name) => /^(.*)\.before\.mtm$/.exec(name)?.[1] ?? [])

const run = (source: string, filename = 'a.vue.mtm') => migrate(source, { filename, parse: parseSync })

/** A unified body with a script and a template. */
const file = (script: string, markup = '<p>x</p>'): string =>
  `${script}\n<template>\n${markup}\n</template>\n`

describe('a migration', () => {
  it.each(names)('rewrites all of %s', (name) => {
    const before = readFileSync(new URL(`${name}.before.mtm`, folder), 'utf8')
    const after = readFileSync(new URL(`${name}.after.mtm`, folder), 'utf8')
    expect(run(before).code).toBe(after)
  })

  it.each(names)('finds nothing more to do in %s', (name) => {
    const after = readFileSync(new URL(`${name}.after.mtm`, folder), 'utf8')
    expect(run(after)).toMatchObject({ code: after, changes: [] })
  })

  it('keeps the line breaks of the file', () => {
    const { code } = run('route: "/"\r\n$a! = 1\r\n<p>x</p>\r\n')
    expect(code).toBe('---\r\nroute: "/"\r\n---\r\n$a! = 1\r\n<template>\r\n<p>x</p>\r\n</template>\r\n')
  })

  it('counts what it changes', () => {
    expect(run(file('$a! = 1\n$b! = 2\n$c = () => $a.value + $b.value')).changes).toEqual([
      { what: '`$x.value` written as `$x`', count: 2 },
    ])
  })

  it('closes fences that are only opened', () => {
    expect(run(`---\ntarget: vue\n${file('$a! = 1')}`).code).toBe(`---\ntarget: vue\n---\n${file('$a! = 1')}`)
  })

  it.each([
    [
      'a native body',
      '---\ntarget: vue\n---\n<script setup>\nconst $a = ref(1)\nconst b = $a.value\n</script>\n<template><p onclick="go()">{{ $a }}</p></template>\n',
    ],
    ['an object with a `value`', file('$a! = { value: 1 }\n$b = () => $a.value')],
    ['shared state with a `value`', file("$a! = signal('a', { value: 1 })\n$b = () => $a.value")],
    ['what a function gives', file('$a! = load()\n$b = () => $a.value')],
    ['a property', file('$a! = prop({})\n$b = () => $a.value')],
    ['what is not declared', file('$b = () => $a.value')],
    ['a parameter of that name', file('$a! = 1\n$b = ($a) => $a.value')],
    ['a member of that name', file('$a! = 1\n$b = (x) => x.$a.value')],
    ['a longer name', file('$a! = 1\n$b = () => $a.values')],
    ['a string', file("$a! = 1\n$b = () => '$a.value'")],
    ['an optional access', file('$a! = 1\n$b = () => $a?.value')],
    ['`$mount` that is called', file('$mount = () => 1\n$b = () => $mount()')],
    ['`$mount` beside `$onMount`', file('$mount = () => 1\n$onMount = () => 2')],
    ['a handler with `this`', file('$a! = 1', '<p onclick="this.remove()">x</p>')],
    ['a handler with an entity', file('$a! = 1', '<p onclick="go(&quot;x&quot;)">x</p>')],
    ['a handler that is no code', file('$a! = 1', '<p onclick="go(">x</p>')],
    ['a handler in braces', file('$a! = 1', '<p click="{$go}" onclick={$go}>x</p>')],
    ['the property of a component', file('$a! = 1', '<Card click="go()" />')],
    ['an ordinary attribute', file('$a! = 1', '<p title="go()" once="x">x</p>')],
    ['an object in braces', file('$a! = 1', '<p style={{ a: 1 }}>{{ a: 1 }}{{ ...a }}</p>')],
    ['a comment', file('$a! = 1', '<!-- {{$a}} <p onclick="go()"> -->')],
    ['raw content', file('$a! = 1', '<code m-raw>{{$a}}</code>')],
    ['two string templates', '$a! = 1\ntemplate(`<p>a</p>`)\ntemplate(`<p>b</p>`)\n'],
    ['a string template beside a block', file('$a! = 1\ntemplate(`<p>a</p>`)')],
    ['a string template with an escape', '$a! = 1\ntemplate(`<p>\\n</p>`)\n'],
    ['a string template that nests another', '$a! = 1\ntemplate(`<p>${`x`}</p>`)\n'],
    ['a string template that is not at the end of its line', '$a! = 1\ntemplate(`<p>a</p>`) + 1\n'],
    ['markup that script follows', '$a! = 1\n<p>x</p>\n$b! = 2\n'],
    ['markup that ends in text', '$a! = 1\n<p>x</p>\nand more\n'],
    ['a comparison', file('$a! = 1\n$b = $a\n<b && 1')],
  ])('leaves %s as it is', (_, source) => {
    expect(run(source)).toMatchObject({ code: source, changes: [] })
  })

  it.each([
    [
      'signal with a type',
      '$a! = signal<number>("a", 1)\n$b = () => $a.value',
      '$a! = signal<number>("a", 1)\n$b = () => $a',
    ],
    ['an update', '$a! = 1\n$b = () => $a.value++', '$a! = 1\n$b = () => $a++'],
    ['a member behind', '$a! = []\n$b = () => $a.value.length', '$a! = []\n$b = () => $a.length'],
    ['a template literal', '$a! = 1\n$b = () => `${$a.value}`', '$a! = 1\n$b = () => `${$a}`'],
    [
      'the one of two that is plain',
      '$a! = 1\n$c! = load()\n$b = () => $a.value + $c.value',
      '$a! = 1\n$c! = load()\n$b = () => $a + $c.value',
    ],
    [
      'a signal that is no state yet',
      '$a = signal("a", 1)\n$b = () => $a.value',
      '$a! = signal("a", 1)\n$b = () => $a',
    ],
  ])('drops `.value` of %s', (_, before, after) => {
    expect(run(file(before)).code).toBe(file(after))
  })

  it.each([
    ['onclick="go()"', 'click={() => go()}'],
    ["onclick='go();'", 'click={() => go()}'],
    ['click="$inc"', 'click={$inc}'],
    ['keyup.enter="$add()"', 'keyup.enter={() => $add()}'],
    ['onkeyup="go(event.key)"', 'keyup={(event) => go(event.key)}'],
    ['click="() => go()"', 'click={() => go()}'],
    ['click="$a = 1"', 'click={() => $a = 1}'],
    ['onsubmit="go(); return false"', 'submit={() => { go(); return false }}'],
    ['click="if ($a) go()"', 'click={() => { if ($a) go() }}'],
  ])('rewrites the handler %s', (before, after) => {
    expect(run(file('$a! = 1', `<a b="c" ${before} d>x</a>`)).code).toBe(
      file('$a! = 1', `<a b="c" ${after} d>x</a>`),
    )
  })

  it.each([
    ['two string templates', '$a! = 1\ntemplate(`<p>a</p>`)\ntemplate(`<p>b</p>`)\n', 'MTM1301', 2],
    ['a handler with `this`', file('$a! = 1', '<p onclick="this.remove()">x</p>'), 'MTM2201', 3],
    ['markup that script follows', '$a! = 1\n<p>x</p>\n$b! = 2\n', 'MTM1302', 2],
    ['`{#while}`', file('$a! = 1', '{#while $a}x{/while}'), 'MTM1211', 3],
    ['`createSignal`', file('$a = createSignal(0)'), 'MTM2111', 1],
  ])('reports %s with its place and a hint', (_, source, code, line) => {
    const found = run(source).diagnostics.find((diagnostic) => diagnostic.code === code)
    expect(found).toMatchObject({ line })
    expect(found?.hint).not.toBe('')
  })

  it.each(names)('leaves nothing to report in %s', (name) => {
    const before = readFileSync(new URL(`${name}.before.mtm`, folder), 'utf8')
    const errors = run(before).diagnostics.filter(({ severity }) => severity === 'error')
    expect(errors).toEqual([])
  })
})
