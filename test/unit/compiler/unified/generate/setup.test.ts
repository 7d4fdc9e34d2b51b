import { describe, expect, it } from 'vitest'
import { generate, setupOf } from './support.ts'

describe('the setup', () => {
  it.each([
    ['$count! = 0', 'const count$ = m$.state("count", () => (0), "6d7222");'],
    ['$count!: number = 0', /^const count\$ = m\$\.state\("count", \(\) => \(0\), "\w+"\);$/],
    ["$total! = signal('cart', 1)", `const total$ = m$.shared("total", 'cart', () => (1));`],
    ['$a! = 1\n$b! = computed(() => $a * 2)', /const b\$ = m\$\.derived\("b", \(\) => a\$\.value \* 2\);/],
    ['$a! = 1\n$b = $a * 2', /const b\$ = m\$\.derived\("b", \(\) => \(a\$\.value \* 2\)\);/],
    ['$name! = prop("x")', 'const name$ = m$.prop("name", () => ("x"));'],
    ['$name! = prop()', 'const name$ = m$.prop("name");'],
    ['$go = (a) => a + 1', 'const go$ = m$.fn("go", (a) => a + 1);'],
    ['$init = () => 1', 'm$.init(() => 1);'],
    ['$onMount = () => 1', /^m\$\.mount\(\(\) => 1, "\w+"\);$/],
    ['$onDestroy = () => 1', 'm$.destroy(() => 1);'],
    ['console.log(1)', /^m\$\.mount\(\(\) => \{ console\.log\(1\) \}, "\w+"\);$/],
    ['await load()\nfunction load() {}', /^m\$\.mount\(async \(\) => \{ await load\(\) \}/],
    ['const a = 1', 'const a = 1;'],
  ])('writes `%s`', (script, expected) => {
    const code = setupOf(script)
    if (typeof expected === 'string') expect(code).toBe(expected)
    else expect(code).toMatch(expected)
  })

  it.each([
    ['$x.a = 1', 'x$.put(["a"], 1)'],
    ['$x.a.b += 1', 'x$.put(["a", "b"], 1, (a$: any, b$: any) => a$ + b$)'],
    ['$x.a ??= 1', 'x$.edit(["a"], (o$: any, k$: any) => o$[k$] ??= (1))'],
    ['$x[key] = $x[0]', 'x$.put([key], x$.value[0])'],
    ['$x.a[key]++', 'x$.edit(["a", key], (o$: any, k$: any) => o$[k$]++)'],
    ['--$x.a', 'x$.edit(["a"], (o$: any, k$: any) => --o$[k$])'],
    ['delete $x.a', 'x$.edit(["a"], (o$: any, k$: any) => delete o$[k$])'],
    ['$x.push(1, ...rest)', 'x$.call([], "push", [1, ...rest])'],
    ['$x.a.sort()', 'x$.call(["a"], "sort", [])'],
    ['$x?.a.push(1)', 'x$.callOptional(["a"], "push", [1])'],
    ['$x.a = await rest', 'x$.put(["a"], await rest)'],
    ['$x = { $x, rest }', 'x$.value = { $x: x$.value, rest }'],
    ['[$x, key] = rest', '[x$.value, key] = rest'],
    ['$x++', 'x$.value++'],
    ['$x.map((one) => one)', 'x$.value.map((one) => one)'],
  ])('writes a change like `%s` as one of the value', (statement, expected) => {
    const script = `$x! = {}\nlet key = ''\nlet rest = []\n$go = async () => {\n  ${statement}\n}`
    expect(setupOf(script).split('\n')[4]?.trim()).toBe(expected)
  })

  it('declares what a function assigns and nothing declares, in that function', () => {
    expect(setupOf('$go = () => {\n  $user = 1\n  return $user\n}')).toContain(
      '() => { let user$: any;\n  user$ = 1\n  return user$\n}',
    )
  })

  it('brings imports that come late in front of the function, and keeps the lines', () => {
    const { code } = generate(
      "$a! = one\nimport {\n  one,\n} from './one'\n$b! = 2\n<template><p/></template>",
    ).output.setup
    const lines = code.split('\n')
    expect(lines[0]).toMatch(/import \{\s+one,\s+\} from '\.\/one'; export const setup\$.*const a\$/)
    expect(lines[4]).toContain('const b$')
  })

  it('connects channels, metadata and what the template reads of the script', () => {
    const source = `---
title: Home
channels:
  - { event: "cart:add", emit: addToCart }
  - { event: "cart:clear", on: clear }
---
let node
function clear() {}
const label = (x) => x
<template><h1 ref={node} click={() => addToCart(1)}>{title} {label(1)}</h1></template>`
    const { code } = generate(source).output.setup
    expect(code).toContain('const addToCart = (payload$?: any) => m$.emit("cart:add", payload$);')
    expect(code).toContain('const title$ = m$.constant("title", () => ("Home"));')
    expect(code).toContain('m$.hear("cart:clear", (payload$: any) => clear(payload$));')
    expect(code).toContain('set node(value$: any) { node = value$; }')
    expect(code).toContain('get label() { return label; }')
    expect(code).toContain('get addToCart() { return addToCart; }')
  })

  it('takes names that its own glue has for the names of the file', () => {
    const { setup, view } = generate(
      '$m! = 1\n$t! = 2\n$scope! = 3\n<template><p click={() => $m++}>{$t}{$scope}</p></template>',
    ).output
    expect(setup.code).toContain('(m$1: any) => { const m$ = m$1.state("m"')
    expect(view.code).toContain('{t$1(t$.value)}{t$1(scope$.value)}')
    expect(view.code).toContain('const scope$1 = useMtm')
  })
})

describe('the view', () => {
  it('stays the same when only the body of a handler changes, lines aside', () => {
    const view = (body: string) =>
      generate(`$n! = 0\n$go = () => {${body}}\n<template><p click={$go}>{$n}</p></template>`).output.view
    expect(view(' $n++ ').fingerprint).toBe(view('\n  $n++\n  $n++\n').fingerprint)
  })

  it('takes only what the template uses, in its order', () => {
    const { code } = generate('$a! = 0\n$b! = 1\n$c! = 2\n<template><p>{$c}{$a}</p></template>').output.view
    expect(code).toContain('const { c$, a$ }: any = scope$.exposed;')
  })
})
