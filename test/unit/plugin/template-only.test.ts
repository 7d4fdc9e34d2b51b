import { describe, expect, it, beforeAll, afterAll } from 'vitest'
import { createCompareTemplates, isTemplateOnly } from '../../../src/plugin/transaction/template-only.ts'
import { createVueCompiler, type VueCompiler } from '../adapters/vue-compile.ts'

let compiler: VueCompiler
beforeAll(async () => {
  compiler = await createVueCompiler()
})
afterAll(() => compiler.close())

const source = (template: string, script = '', style = '') => `<script setup lang="ts">
import { ref } from 'vue'
import Child from './Child.vue'
${script}
const count = ref(0)
</script>
<template>${template}</template>
<style>.a { ${style} }</style>`

const BEFORE = source('<p><Child /> {{ count }}</p>')

const compare = async (before: string, after: string) =>
  isTemplateOnly(
    await compiler.compile('src/Card.vue', before),
    await compiler.compile('src/Card.vue', after),
  )

describe('isTemplateOnly', () => {
  it.each([
    ['text', source('<p>text <Child /> {{ count }}</p>')],
    [
      'elements, hoisted values and helpers',
      source('<p class="a"><Child v-for="n of 3" :key="n" /><b class="b" /> {{ count }}</p>'),
    ],
    ['a handler', source('<p @click="count++"><Child /> {{ count }}</p>')],
    ['an asset', source('<p><Child /> {{ count }}<img src="@/logo.png"></p>')],
    ['a style', source('<p><Child /> {{ count }}</p>', '', 'color: red')],
    ['nothing', BEFORE],
  ])('is true where nothing else has changed: %s', async (_, after) => {
    expect(await compare(BEFORE, after)).toBe(true)
  })

  it.each([
    ['a statement', source('<p><Child /> {{ count }}</p>', 'const more = 1')],
    ['an initial value', BEFORE.replace('ref(0)', 'ref(1)')],
    ['an import that the template no longer uses', source('<p>{{ count }}</p>')],
    ['a scoped style', BEFORE.replace('<style>', '<style scoped>')],
    ['a style module', BEFORE.replace('<style>', '<style module>')],
    ['the template is gone', BEFORE.replace(/<template>.*<\/template>/, '')],
  ])('is false where the script has changed: %s', async (_, after) => {
    expect(await compare(BEFORE, after)).toBe(false)
  })

  it('is false where a dependency has changed', () => {
    const served = (query: string) =>
      `import { ref } from "/node_modules/.vite/deps/vue.js?v=1"\nimport { label } from "/src/util.ts${query}"\nconst _sfc_main = {}`
    expect(isTemplateOnly(served(''), served(''))).toBe(true)
    expect(isTemplateOnly(served(''), served('?t=1700000000000'))).toBe(false)
    expect(isTemplateOnly(served('?t=1600000000000'), served('?t=1700000000000'))).toBe(false)
  })

  it('takes no notice of how Vue and plain styles are imported', () => {
    const served = (helpers: string, time: number) =>
      `import { ref } from "/node_modules/.vite/deps/vue.js?v=1"\nimport { ${helpers} } from "/node_modules/.vite/deps/vue.js?v=1"
import "/src/Card.vue?t=${time}&vue&type=style&index=0&lang.css"\nconst _sfc_main = {}\nexport const _rerender_only = ${time};`
    expect(isTemplateOnly(served('openBlock as _openBlock', 1), served('h as _h, Text as _Text', 2))).toBe(
      true,
    )
    expect(isTemplateOnly(served('openBlock', 1), served('h', 1))).toBe(false)
  })

  it('is false for code that does not parse', () => {
    expect(isTemplateOnly('const = 1', 'const = 1')).toBe(false)
  })
})

describe('createCompareTemplates', () => {
  it('says the same, of modules that it has read before too', () => {
    const compare = createCompareTemplates()
    const [before, after, other] = ['render', 'render', 'setup'].map((name, index) => ({
      code: `function ${name === 'render' ? '_sfc_render' : name}() { return ${index} }`,
    }))
    for (let time = 0; time < 2; time += 1) {
      expect(compare(before!, after!)).toBe(true)
      expect(compare(before!, other!)).toBe(false)
    }
  })
})
