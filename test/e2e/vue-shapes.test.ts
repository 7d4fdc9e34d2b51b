import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PAGE } from './support/app.ts'

const counter = (id: string, script = '') => `<script setup lang="ts">
import { ref } from 'vue'
const note = 'note-0'
${script}
const count = ref(0)
</script>
<template><p id="${id}" :title="note"><button @click="count++">{{ count }}</button></p></template>`

const FILES = {
  'vite.config.ts': `import metamon from 'metamon/vite'
export default { plugins: [metamon({ frameworks: ['vue'] })] }`,
  'index.html': PAGE.replace('<div id="app">', '<div id="second"></div><div id="app">'),
  'src/main.ts': `import { createApp } from 'vue'
import App from './App.vue'
import Second from './Second.vue'
createApp(App).mount('#app')
createApp(Second).mount('#second')`,
  'src/Second.vue': counter('second-app'),
  'src/App.vue': `<script setup lang="ts">
import { defineAsyncComponent, ref } from 'vue'
import Box from './Box.vue'
import InSlot from './InSlot.vue'
import InTeleport from './InTeleport.vue'
import Kept from './Kept.vue'
import Leaving from './Leaving.vue'
import Waiting from './Waiting.vue'
import Typed from './Typed.vue'
import Refs from './Refs.vue'
import Card from './Card.mtm'
const Late = defineAsyncComponent(() => import('./Late.vue'))
const shown = ref(true)
</script>
<template>
  <i>app-0</i><button id="toggle" @click="shown = !shown">toggle</button>
  <Box><InSlot /><template #more><InSlot class="second" /></template></Box>
  <Teleport to="body"><InTeleport /></Teleport>
  <KeepAlive><Kept v-if="shown" /></KeepAlive>
  <Transition mode="out-in" name="slow"><Leaving v-if="shown" /></Transition>
  <Suspense><Waiting /></Suspense>
  <Late /><Typed /><Refs /><Card />
</template>
<style>.slow-leave-active { transition: opacity 0.2s } .slow-leave-to { opacity: 0 }</style>`,
  'src/Box.vue': `<script setup>
import { ref } from 'vue'
const open = ref(0)
</script>
<template><p id="box"><button @click="open++">{{ open }}</button></p><div><slot /><slot name="more" /></div></template>`,
  'src/InSlot.vue': counter('in-slot'),
  'src/InTeleport.vue': counter('in-teleport'),
  'src/Kept.vue': counter('kept'),
  'src/Leaving.vue': counter('leaving'),
  'src/Waiting.vue': counter('waiting', 'await new Promise((resolve) => setTimeout(resolve, 50))'),
  'src/Late.vue': counter('late'),
  'src/Typed.vue': counter('typed').replace('lang="ts"', 'lang="tsx"'),
  'src/Card.mtm': `---\ntarget: vue\n---\n${counter('card')}`,
  'src/Refs.vue': `<script setup lang="ts">
import { onMounted, reactive, ref, shallowRef } from 'vue'
const note = 'note-0'
class Cart {
  items: string[] = []
  add() { this.items.push('item') }
}
const element = ref<HTMLElement | null>(null)
const atSetup = String(element.value)
const cart = reactive(new Cart())
const format = shallowRef(() => note)
const count = ref(0)
const list = ref<{ n: number }[]>([])
const picked = ref<{ n: number } | null>(null)
const dates = ref(new Set<number>())
const add = () => {
  count.value++
  cart.add()
  list.value.push({ n: count.value })
  picked.value = list.value[0]!
  picked.value.n += 10
  dates.value.add(count.value)
}
onMounted(() => void (element.value!.dataset.mounted = 'yes'))
</script>
<template><p id="refs" ref="element" :title="format()"><button @click="add">{{ count }} {{ cart.items.length }} {{ list.length }} {{ list[0]?.n }} {{ dates.size }}</button><s>{{ atSetup }}</s></p></template>`,
}

let app: HotReloadTest

const read = (): Promise<Record<string, string>> =>
  app.page.evaluate(() => {
    const nodes = [...document.querySelectorAll('p')]
    return Object.fromEntries(
      nodes.map((node) => [`${node.id} ${node.className}`, node.querySelector('button')!.textContent!]),
    )
  })

const clickAll = (): Promise<void> =>
  app.page.evaluate(async () => {
    for (const button of document.querySelectorAll<HTMLElement>('p button')) button.click()
    await new Promise(requestAnimationFrame)
  })

beforeAll(async () => {
  app = await createHotReloadTest({ files: FILES })
  await app.page.waitForSelector('#waiting')
  await app.page.waitForSelector('#late')
  await app.page.evaluate(() => Object.assign(window, { isMarked: true }))
})
afterAll(() => app.close())

describe('an edit', () => {
  it.each([
    'src/App.vue',
    'src/Box.vue',
    'src/InSlot.vue',
    'src/InTeleport.vue',
    'src/Kept.vue',
    'src/Waiting.vue',
    'src/Late.vue',
    'src/Typed.vue',
    'src/Refs.vue',
    'src/Card.mtm',
    'src/Second.vue',
    'src/Leaving.vue',
  ])('of %s keeps the state of every component', async (file) => {
    await clickAll()
    const before = await read()
    expect(Object.keys(before)).toHaveLength(12)
    for (const edit of ['script', 'markup']) {
      const entry = await app.edit(file, (text) =>
        edit === 'script'
          ? text.replace(/(import .* from 'vue'\n)/, '$1void 0\n')
          : text.replace(/<(button|p) /, '<$1 data-edit '),
      )
      expect(entry, edit).toMatchObject({ outcome: 'applied', diagnostics: [] })
      expect(await read(), edit).toEqual(before)
    }
    expect(await app.page.evaluate(() => 'isMarked' in window)).toBe(true)
  })
})
