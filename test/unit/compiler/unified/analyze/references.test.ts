import { describe, expect, it } from 'vitest'
import { problems, read, readValid } from '../support.ts'

/** Each reference as text: what is written, its kind, its use, and what is changed in place. */
function references(source: string): string[] {
  return (read(source).file?.references ?? []).map(({ start, end, binding, use, mutation }) => {
    const path =
      mutation?.path
        .map((key) =>
          key.kind === 'name'
            ? `.${key.name}`
            : `[${source.slice(key.expression.start, key.expression.end)}]`,
        )
        .join('') ?? ''
    const change = mutation
      ? ` ${mutation.kind} ${path}${mutation.method ? `.${mutation.method}()` : ''}`
      : ''
    return `${source.slice(start, end)} ${binding.kind} ${use}${change}`
  })
}

const script = (text: string): string[] => references(`$a! = 1\n$o! = {}\n${text}\n<template>b</template>`)
const template = (text: string): string[] =>
  references(`$a! = 1\n$xs! = []\n$f = () => 1\n<template>${text}</template>`)

describe('a use in the script', () => {
  it.each([
    ['$f = () => $a', ['$a state read']],
    [
      '$f = () => { $a = 1; $a += 1; $a++; --$a }',
      ['$a state write', '$a state update', '$a state update', '$a state update'],
    ],
    [
      '$f = () => ({ $a, a: $a, [$a]: 1, $a() {} })',
      ['$a state shorthand', '$a state read', '$a state read'],
    ],
    [
      '$f = () => { [$a, { b: $a }] = [1, { b: 2 }]; ({ $a = 1, ...$o } = $o) }',
      ['$a state write', '$a state write', '$a state shorthand', '$o state write', '$o state read'],
    ],
    ['$f = () => { for ($a of [1]) { $a } }', ['$a state write', '$a state read']],
    [
      '$f = () => { $o.a.b = 1; $o[$a].c++; delete $o?.d; $o.e.push($a) }',
      [
        '$o state read assign .a.b',
        '$o state read update [$a].c',
        '$a state read',
        '$o state read delete .d',
        '$o state read call .e.push()',
        '$a state read',
      ],
    ],
    [
      '$f = () => { ($o as Foo)!.list.sort(); $o!.a = 1; $o.a.map(String) }',
      ['$o state read call .list.sort()', '$o state read assign .a', '$o state read'],
    ],
    ['$f = ($a) => $a', []],
    ['$f = () => { const $a = 1; return $a }', []],
    ['$f = () => { if (1) { var $a = 1 } return $a }', []],
    ['$f = () => { { let $a = 1 } return $a }', ['$a state read']],
    ['$f = () => { try {} catch ($a) { $a } for (const $o of []) $o }', []],
    [
      '$f = ({ a = $a, ...rest }, [b = $o] = [$a]) => [a, b, rest]',
      ['$a state read', '$o state read', '$a state read'],
    ],
    ['$f = function $a() { $a }', []],
    ['class A { $a = $a; [$o]() { return this.$a } }', ['$a state read', '$o state read']],
    ['$f = () => { $a: for (;;) break $a }', []],
    ['$f = (x: typeof $a): x is $o => $a as $o', ['$a state read']],
    ['$f = () => `${$a} ${`${$o.a}`}`', ['$a state read', '$o state read']],
    ['function g(b = $a) { return b }', ['$a state read']],
  ])('is found: %s', (text, expected) => {
    expect(script(text)).toEqual(expected)
  })
})

describe('a use in the template', () => {
  it.each([
    ['{$a}', ['$a state read']],
    [
      '{#each $xs as $a, i (i)}{$a}{i}{/each}{$a}',
      ['$xs state read', 'i item read', '$a item read', 'i item read', '$a state read'],
    ],
    ['{#each $xs as { b = $a }}{b}{/each}', ['$xs state read', '$a state read', 'b item read']],
    ['{#each $xs as x}{x}{:else}{$a}{/each}', ['$xs state read', 'x item read', '$a state read']],
    ['{#for i = 1 to $a}{i}{/for}', ['$a state read', 'i item read']],
    ['<b click={() => $xs.push(1)}>{$f()}</b>', ['$xs state read call .push()', '$f method read']],
    ['<b click={() => { $a++ }} />', ['$a state update']],
  ])('is found: %s', (text, expected) => {
    expect(template(text)).toEqual(expected)
  })

  it('says whether the expression can give another value later', () => {
    const source =
      "import { g } from './g.ts'\n$a! = 1\n$c = 1\n$f = () => $a\nfunction h() { return $a }\n<template>{$a}{$c}{$f()}{$f}{g(1)}{g($a)}{h()}{() => $a}{[1].map(() => $a)}</template>"
    const nodes = readValid(source).template.children
    expect(nodes.map((node) => node.kind === 'interpolation' && node.expression.isReactive)).toEqual([
      true,
      false,
      true,
      false,
      false,
      true,
      true,
      false,
      true,
    ])
  })
})

describe('a name that is not declared', () => {
  it('may be metadata of the header, or of the page where there is a layout', () => {
    const body = '<p>{title} {$title} {$user} {count}</p>'
    const bindings = (header: string): unknown => read(`---\n${header}---\n${body}`).file?.bindings
    expect(bindings('title: A\n')).toEqual([
      { name: 'title', kind: 'meta' },
      { name: '$title', kind: 'meta' },
    ])
    expect(bindings('title: A\nlayoutName: main\n')).toEqual([
      { name: 'title', kind: 'meta' },
      { name: '$title', kind: 'page' },
      { name: '$user', kind: 'page' },
    ])
  })

  it('may be a property, a component or a function of the header', () => {
    const source =
      '---\nprops:\n  size: number\nimports: [./ui/todo-item.mtm]\nchannels:\n  - event: a\n    emit: send\n---\n<p click={() => send($size)}><TodoItem/></p>'
    expect(readValid(source).references.map(({ binding }) => [binding.name, binding.kind])).toEqual([
      ['send', 'channel'],
      ['$size', 'prop'],
      ['TodoItem', 'import'],
    ])
  })

  it('is local to the outermost function that assigns it', () => {
    const source =
      '$f = () => { $t = 1; [1].map(() => { $t = 2 }); return $t }\n$g = () => { $t = 3 }\n<template>a</template>'
    const { file, diagnostics } = read(source)
    expect(diagnostics.map(({ code }) => code)).toEqual(['MTM2120', 'MTM2120'])
    expect(new Set(file?.references.map(({ binding }) => binding)).size).toBe(2)
    expect(file?.references.map(({ binding, use }) => `${binding.kind} ${use}`)).toEqual([
      'implicit-local write',
      'implicit-local write',
      'implicit-local read',
      'implicit-local write',
    ])
  })

  it('without a dollar is one of the platform', () => {
    const source = "$f = () => { window.x = emit('a'); return { fetch } }\n<template>{Math.PI}</template>"
    expect(readValid(source).globals.map(({ name, place, use }) => [name, place, use])).toEqual([
      ['window', 'script', 'read'],
      ['emit', 'script', 'read'],
      ['fetch', 'script', 'shorthand'],
      ['Math', 'template', 'read'],
    ])
  })
})

describe('state that is a plain value', () => {
  it.each([
    ['0', '$x.value'],
    ["'a'", '$x.value'],
    ['[]', '$x.value'],
    ['{ a: 1 }', '$x.value'],
  ])('is read as itself where `.value` is written: %s', (value, written) => {
    const source = `$x! = ${value}\n$f = () => $x.value\n<template>a</template>`
    const reading = read(source)
    expect(problems(reading)).toEqual([`MTM2115 ${written}`])
    expect(reading.file?.references.map(({ start, end }) => source.slice(start, end))).toEqual([written])
  })

  it.each(['null', '{ value: 1 }', '{}', 'load()', '{ ...a }'])(
    'may have a value of its own: %s',
    (value) => {
      expect(
        problems(read(`const a = {}\n$x! = ${value}\n$f = () => $x.value\n<template>a</template>`)),
      ).toEqual([])
    },
  )
})
