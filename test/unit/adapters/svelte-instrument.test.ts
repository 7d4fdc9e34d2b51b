import { walk } from 'estree-walker'
import type { Node, Program } from 'estree'
import { compile, compileModule } from 'svelte/compiler'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import type { AstNode } from '../../../adapters/shared/instrument.ts'
import { instrument, wanted } from '../../../adapters/svelte/instrument.ts'
import { declarationsIn, withoutScopes } from './declared.ts'
import { runInstrument } from './run-instrument.ts'

const OPTIONS = { dev: true, generate: 'client', rootDir: '/app' } as const

const component = (source: string, options = {}) =>
  compile(source, { ...OPTIONS, hmr: true, filename: '/app/src/Foo.svelte', ...options }).js.code

const moduleOf = (source: string) =>
  compileModule(source, { ...OPTIONS, filename: '/app/src/use.svelte.js' }).js.code

function run(code: string, source?: string) {
  const input = { code, file: 'src/Foo.svelte', source }
  const { names: imports, output } = runInstrument({ instrument, wanted }, input)
  return { imports, code: withoutScopes(output.toString()), declared: declarationsIn(output.toString()) }
}

const script = (source: string) => run(component(`<script>${source}</script>`)).code

/** Name, text and reader of every state that is handed over. */
function statesIn(code: string): (string | undefined)[][] {
  const states: (string | undefined)[][] = []
  const slice = (node: Node) => code.slice((node as AstNode).start, (node as AstNode).end)
  walk(parseSync('module.js', code, { sourceType: 'module' }).program as unknown as Program, {
    leave(node) {
      if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return
      if (node.callee.name !== '__metamon_svelteState') return
      const [name, text, initialise, reader] = node.arguments.map(slice)
      expect(initialise).toContain('() => (')
      states.push([JSON.parse(name!), JSON.parse(text!), reader?.replace('() => ', '')])
    },
  })
  return states
}

describe('the instrument of Svelte', () => {
  it.each([
    ['a declaration', 'let a = $state(0)\n/* @metamon-reset */ let b = $state(1)\na = b = 2', ['b']],
    ['a file', '\n// @metamon-reset\nlet a = $state(0), b = $state(1)\na = b = 2', ['a', 'b']],
    [
      'a field',
      'class A { x = $state(1); /* @metamon-reset */ y = $state(2) }; new A().x = new A().y = 3',
      ['A.y'],
    ],
  ])('declares what is to start anew: of %s', (_, source, names) => {
    const written = `<script>${source}</script>`
    const { declared } = run(component(written), written)
    expect(declared.filter(({ isReset }) => isReset).map(({ name }) => name)).toEqual(names)
  })

  it('declares what is to start anew of a module', () => {
    const resets = (source: string) =>
      run(moduleOf(source), source).declared.map(({ name, isReset }) => [name, isReset ?? false])
    const use = 'export function use() { let a = $state(0); let b = $state(1); return () => a++ + b++ }'
    expect(resets(`// @metamon-reset\n${use}`)).toEqual([
      ['use.a', true],
      ['use.b', true],
    ])
    expect(resets(use.replace('let b', '/* @metamon-reset */ let b'))).toEqual([
      ['use.a', false],
      ['use.b', true],
    ])
  })

  it('declares variables in the order of the code, with the function that they stand in', () => {
    const { declared } = run(
      component('<script>let a = $state({ x: 1 }), b = $state(2); b = 3; a.x = 2</script>'),
    )
    expect(declared).toEqual([
      { scope: 'src/Foo.svelte#Foo', name: 'a', kind: '$state', text: '{ x: 1 }' },
      { scope: 'src/Foo.svelte#Foo', name: 'b', kind: '$state', text: '2' },
    ])
  })

  it.each([
    ['a primitive', `let a = $state(0); a = 1`, ['a', '0', '$.get(a)']],
    ['no initial value', `let a = $state(); a = 1`, ['a', 'void 0', '$.get(a)']],
    ['an object that is only written into', `let a = $state({ x: 1 })`, ['a', '{ x: 1 }', 'a']],
    ['an object that is replaced', `let a = $state({ x: 1 }); a = {}`, ['a', '{ x: 1 }', '$.get(a)']],
    ['raw state', `let a = $state.raw([1]); a = [2]`, ['a', '[1]', '$.get(a)']],
    ['destructured state', `let { x } = $state({ x: 1 }); x = 2`, ['x', '{ x: 1 } > tmp.x', '$.get(x)']],
    ['a field', `class A { x = $state(1) }; new A()`, ['A.x', '1', '$.get(this.#x)']],
    [
      'a private field',
      `class A { #x = $state(1); y() { return this.#x } }; new A()`,
      ['A.#x', '1', '$.get(this.#x)'],
    ],
    [
      'a field set in the constructor',
      `class A { constructor() { this.x = $state(1) } }; new A()`,
      ['A.x', '1', '$.get(this.#x)'],
    ],
    [
      'state in a function',
      `function make() { let a = $state(1); return () => a++ }; make()`,
      ['make.a', '1', '$.get(a)'],
    ],
    [
      'a variable without runes',
      `let a = 1; const b = () => (a += 1)</script>{a}{b}<script module>`,
      ['a', '1', '$.get(a)'],
    ],
    [
      'a store',
      `import { writable as w } from 'svelte/store'; const a = w(1)`,
      ['a', '1', '__metamon_svelteStoreValue(a)'],
    ],
    [
      'a reactive map',
      `import { SvelteMap } from 'svelte/reactivity'; const a = new SvelteMap()`,
      ['a', '', '[...a]'],
    ],
    [
      'a reactive date',
      `import { SvelteDate } from 'svelte/reactivity'; const a = new SvelteDate(0)`,
      ['a', '0', 'a.getTime()'],
    ],
    [
      'a tween',
      `import { Tween } from 'svelte/motion'; const a = new Tween(0, { duration: 5 })`,
      ['a', '0', 'a.target'],
    ],
    [
      'a reactive set in a field',
      `import { SvelteSet } from 'svelte/reactivity'; class A { x = new SvelteSet([1]) }; new A()`,
      ['A.x', '[1]', '[...this.x]'],
    ],
  ])('hands over %s', (_, source, expected) => {
    expect(statesIn(script(source))).toContainEqual(expected)
  })

  it.each([
    ['derived values', `let a = $state(0); let b = $derived(a + 1); a = b`, 1],
    ['what never changes', `let a = $state(0)`, 0],
    ['elements', `let a = $state()</script><p bind:this={a}></p><script module>`, 0],
    [
      'constants of the same shape',
      `const Tween = class {}; const a = new Tween(0); const writable = (x) => x; writable(1)`,
      0,
    ],
  ])('does not hand over %s', (_, source, count) => {
    expect(statesIn(script(source))).toHaveLength(count)
  })

  it('hands over state of modules, named after its function', () => {
    const { code, imports } = run(
      moduleOf(`export const shared = $state({ a: 1 })
        export const useThing = (start) => { let thing = $state(start); return () => thing++ }`),
    )
    expect(statesIn(code)).toEqual([
      ['shared', '{ a: 1 }', 'shared'],
      ['useThing.thing', 'start', '$.get(thing)'],
    ])
    expect(imports).toEqual(['svelteState', 'declare'])
  })

  it('hands over props that the component writes to, and no others', () => {
    const code = script(`let { a = 1, b: c = $bindable(2), d } = $props(); a = 2; c = 3`)
    expect(code).toContain(`a = __metamon_svelteProp("a", "1", $$props, "a", $.prop($$props, 'a', `)
    expect(code).toContain(`c = __metamon_svelteProp("c", "2", $$props, "b", $.prop($$props, 'b', `)
    expect(code.match(/__metamon_svelteProp/g)).toHaveLength(2)
  })

  it('guards the component, inside of what makes it replaceable', () => {
    const { code, imports } = run(component(`<p></p>`))
    expect(code).toContain(
      'Foo = __metamon_svelteHot("src/Foo.svelte", $.hmr(__metamon_svelteComponent("src/Foo.svelte", Foo)))',
    )
    expect(imports).toEqual(['svelteComponent', 'svelteHot'])
  })

  it('leaves initial values alone that are waited for', () => {
    const code = component(`<script>let a = $state(await 1); a = 2</script>`, {
      experimental: { async: true },
    })
    expect(code).toMatch(/\$\.state\(.*await/)
    expect(statesIn(run(code).code)).toEqual([])
  })

  it('moves no line, breaks no syntax, and does the same for the same code', () => {
    const source = `<script>
      import { writable } from 'svelte/store'
      let { p = { a: 1 } } = $props()
      let a = $state({
        text: "it's \`quoted\`",
        run: () => a.text,
      }), b = $state(/* why */ (1, 2))
      const nested = writable(new Map([[1, writable({})]]))
      class Box { x = $state([{ y: 1 }]) ; y = $state.raw(new Box()) }
      p = { ...a, b: b++ , nested, Box }
    </script>{#each a as one}{one}{/each}`
    const code = component(source)
    const first = run(code)
    expect(first.code.split('\n')).toHaveLength(code.split('\n').length)
    expect(parseSync('module.js', first.code, { sourceType: 'module' }).errors).toEqual([])
    expect(run(code)).toEqual(first)
    const original = first.code
      .replaceAll(/__metamon_svelteState\("(?:\\.|[^"])*", "(?:\\.|[^"])*", \(\) => \(/g, '')
      .replaceAll(/__metamon_svelte(?:Component|Hot)\("[^"]*", /g, '')
      .replaceAll(/__metamon_svelteProp\("(?:\\.|[^"])*", "(?:\\.|[^"])*", \$\$props, "\w+", /g, '')
    expect(original.length).toBeLessThan(first.code.length)
    for (const line of code.split('\n').filter((one) => !/state|proxy|writable|prop|hmr/.test(one)))
      expect(original.split('\n')).toContain(line)
  })

  it('changes nothing in a module that is not Svelte', () => {
    const code = `import { ref } from 'vue'\nexport const a = ref(0)\nexport const b = $.tag($.state(0), 'b')`
    expect(run(code)).toEqual({ imports: [], code, declared: [] })
  })
})
