import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { declarationsIn, withoutScopes } from './declared.ts'
import { createVueCompiler, instrumentCode, type VueCompiler } from './vue-compile.ts'

let compiler: VueCompiler
beforeAll(async () => {
  compiler = await createVueCompiler()
})
afterAll(() => compiler.close())

const ofFile = async (source: string, file = 'src/Card.vue') =>
  ofModule(await compiler.compile(file, source), file)

function ofModule(source: string, file = 'src/use-thing.ts') {
  const { code, names } = instrumentCode(source, file)
  const isOther = (name: string) => name !== 'declare'
  return { code: withoutScopes(code), names: names.filter(isOther), declared: declarationsIn(code) }
}

/** The changed calls, without what is around them. */
const callsIn = (code: string): string[] =>
  [...code.matchAll(/__metamon_(?:state|awaited|shared)\(.*?(?=;?$)/gms)].map(
    ([call]) => call.split('\n')[0]!,
  )

describe('state in a .vue file', () => {
  it('is asked for by the name of its variable, with its initialiser as it is written', async () => {
    const { code, names } = await ofFile(`<script setup lang="ts">
import { reactive, ref, shallowRef as shallow } from 'vue'
const count = ref<number>(1 + 1)
const box = shallow()
const form = reactive({ a: [1], b: ref('x') })
</script>
<template><p>{{ count }} {{ box }} {{ form.a }}</p></template>`)
    expect(names.toSorted()).toEqual(['component', 'state'])
    expect(code).toContain('const count = __metamon_state(ref, "count", "1 + 1", () => (1 + 1));')
    expect(code).toContain('const box = __metamon_state(shallow, "box", "", () => (void 0));')
    expect(code).toContain('__metamon_state(reactive, "form", ')
    expect(code).toContain(`b: __metamon_state(ref, "form.b", "\\"x\\"", () => ("x"))`)
  })

  it('keeps every line where it is', async () => {
    const source = `<script setup>
import { ref } from 'vue'
const count = ref(
  // the start
  0,
)
</script>
<template><p>{{ count }}</p></template>`
    const compiled = await compiler.compile('src/Lines.vue', source)
    const { code } = instrumentCode(compiled, 'src/Lines.vue')
    expect(code.split('\n')).toHaveLength(compiled.split('\n').length)
    expect(withoutScopes(code)).toMatch(
      /state\(ref, "count", "0", \(\) => \(\n\s*\/\/ the start\n\s*0\),?\n\s*\)/,
    )
  })

  it('is handed over after a wait, where the initialiser waits', async () => {
    const { code } = await ofFile(`<script setup>
import { ref } from 'vue'
const data = ref(await fetch('/data'))
const later = ref(async () => await 1)
</script>
<template><p>{{ data }} {{ later }}</p></template>`)
    expect(code).toMatch(/__metamon_awaited\(ref, "data", ".*", \(\(\s*\(\[__temp/)
    expect(code).toContain('__metamon_state(ref, "later", ')
  })

  it('of a plain script, outside of any function, belongs to the module', async () => {
    const { code, names } = await ofFile(`<script>
import { ref } from 'vue'
export const open = ref(false)
</script>
<script setup>
const own = ref(0)
</script>
<template><p>{{ open }} {{ own }}</p></template>`)
    expect(names.toSorted()).toEqual(['component', 'module', 'shared', 'state'])
    expect(code).toMatch(/^const __metamon_shared_state = __metamon_module\("src\/Card\.vue"\);/)
    expect(code).toContain('__metamon_shared(__metamon_shared_state, ref, "open", "false", () => (false))')
  })
})

describe('a component of a .vue file', () => {
  it.each([
    ['a script setup', '<script setup>const a = 1</script><template><p>{{ a }}</p></template>'],
    [
      'options',
      '<script>export default { data: () => ({ a: 1 }) }</script><template><p>{{ a }}</p></template>',
    ],
    [
      'defineComponent',
      `<script lang="ts">import { defineComponent } from 'vue'
export default defineComponent({ name: 'Named' })</script><template><p /></template>`,
    ],
    ['a template', '<template><p>x</p></template>'],
    ['a render function', '<script>export default { render: () => null }</script>'],
    [
      'two scripts',
      `<script>import { defineComponent } from 'vue'
export default defineComponent({ name: 'Named' })</script><script setup>const a = 1</script><template><p>{{ a }}</p></template>`,
    ],
  ])('is guarded once, under the path of its file: %s', async (_, source) => {
    const { code } = await ofFile(source)
    expect(code.match(/__metamon_component\(/g)).toHaveLength(1)
    expect(code).toMatch(
      /export default (?:\/\*#__PURE__\*\/\s?)?__metamon_component\(_(?:export_sfc\(_sfc_main, \[[\s\S]*\]\)|sfc_main), "src\/Card\.vue"\)/,
    )
  })
})

describe('state in a plain module', () => {
  it.each([
    ['export function useThing() { const thing = ref(0) }', 'useThing.thing'],
    ['export const useThing = () => { const thing = ref(0) }', 'useThing.thing'],
    ['export const useThing = memo(() => ({ thing: ref(0) }))', 'useThing.thing'],
    ['export default () => { let thing; thing = ref(0) }', 'use-thing.thing'],
    ['export default function () { return ref(0) }', 'use-thing.ref'],
    ['export const useThing = () => useOther(ref(0))', 'useThing.ref'],
    [
      'export const useThing = () => { const inner = () => { const thing = ref(0) } }',
      'useThing.inner.thing',
    ],
    ['export class Store { count = ref(0) }', 'Store.count'],
    ['export class Store { constructor() { this.count = ref(0) } }', 'Store.constructor.count'],
    ['export const options = { setup() { const count = ref(0) } }', 'count'],
    ['export const options = { setup: _s(function () { const count = ref(0) }, "sig") }', 'count'],
    ['export const options = { setup: () => { onMounted(() => { const count = ref(0) }) } }', 'count'],
    ['export const options = { setup() { const useIt = () => { const count = ref(0) } } }', 'useIt.count'],
  ])('is named after the functions around it: %s', (code, name) => {
    expect(callsIn(ofModule(`import { ref } from 'vue'\n${code}`).code)[0]).toContain(
      `(ref, "${name}", "0", () => (0))`,
    )
  })

  it('is found by other names and in the namespace of Vue', () => {
    const { code } = ofModule(`import * as Vue from 'vue'\nimport { ref as r } from 'vue'
export const useThing = () => [r(0), Vue.shallowReactive({})]`)
    expect(code).toContain(
      '[__metamon_state(r, "useThing.ref", "0", () => (0)), __metamon_state(Vue.shallowReactive, ',
    )
  })

  it.each([
    ["import { ref } from './ref'\nexport const useThing = () => ref(0)"],
    ["import { ref } from 'vue'\nexport const useThing = (ref) => ref(0)"],
    ["import { ref } from 'vue'\nexport const useThing = () => { const ref = make(); return ref(0) }"],
    [
      "import { computed, customRef, readonly, toRef } from 'vue'\nexport const useThing = (a) => [computed(a), customRef(a), readonly(a), toRef(a)]",
    ],
    ["import { ref } from 'vue'\nexport const useThing = (...all) => ref(...all)"],
    ["import { ref } from 'vue'\nexport const useThing = () => ref?.(0)"],
    ["import { ref } from 'vue'\nexport const data = ref(await load())"],
  ])('is left alone where it is something else: %s', (code) => {
    expect(ofModule(code)).toEqual({ code, names: [], declared: [] })
  })

  it('is declared, in the order of the code, with what is to start anew', () => {
    const { declared } = ofModule(`import { ref } from 'vue'
export const useThing = () => {\n  const a = ref(1)\n  /* @metamon-reset */ const b = ref('x')\n}`)
    expect(declared).toEqual([
      { scope: 'src/use-thing.ts#useThing', name: 'useThing.a', kind: 'ref', text: '1' },
      { scope: 'src/use-thing.ts#useThing', name: 'useThing.b', kind: 'ref', text: "'x'", isReset: true },
    ])
    const file = "import { ref } from 'vue'\n// @metamon-reset\nexport const a = ref(0)"
    expect(ofModule(file).declared.map(({ isReset }) => isReset)).toEqual([true])
  })
})

describe('components in plain modules', () => {
  it('are guarded under the path of the file and their name', () => {
    const { code } = ofModule(
      `import { defineComponent, ref } from 'vue'
export const Row = defineComponent(() => { const open = ref(0); return () => open.value })
export const parts = { Cell: defineComponent({}) }
export default defineComponent({ setup() {} })`,
      'src/table.ts',
    )
    expect(code).toContain(
      'Row = __metamon_component(defineComponent(() => { const open = __metamon_state(ref, "open", ',
    )
    for (const name of ['Row', 'Cell', 'default']) expect(code).toContain(`, "src/table.ts:${name}")`)
  })
})
