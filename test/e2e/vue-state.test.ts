import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PAGE } from './support/app.ts'

const FILES = {
  'vite.config.ts': `import metamon from 'metamon/vite'
export default { plugins: [metamon({ frameworks: ['vue'] })] }`,
  'index.html': PAGE,
  'src/main.ts': `import { createApp } from 'vue'
import App from './App.vue'
createApp(App).mount('#app')`,
  'src/App.vue': `<script setup lang="ts">
import { ref } from 'vue'
import Counter from './Counter.vue'
import Options from './Options.vue'
import Inner from './inner'
const parent = ref(0)
const rows = ref(['x', 'y', 'z'])
</script>
<template>
  <header>app-0</header>
  <button id="parent" @click="parent++">{{ parent }}</button>
  <button id="rotate" @click="rows = [rows[2]!, rows[0]!, rows[1]!]">rotate</button>
  <Counter id="a" /><Counter id="b" />
  <Counter v-for="row of rows" :key="row" :id="row" />
  <Options id="options" />
  <Inner id="inner" />
</template>`,
  'src/Counter.vue': `<script setup lang="ts">
import { reactive, ref, shallowRef as shallow, watch } from 'vue'
import { useThing } from './use-thing'
import { shared } from './shared'
import { label } from './util'
const note = 'script-0'
const count = ref(0)
const obj = reactive({ x: 0, list: [] as number[] })
const list = shallow<readonly number[]>([])
const first = useThing()
const second = useThing()
const fires = ref(0)
watch([count, () => obj.x], () => fires.value++)
const bump = () => {
  count.value += 1
  obj.x += 2
  obj.list.push(obj.x)
  list.value = [...list.value, 3]
  first.thing.value += 4
  second.thing.value += 5
  shared.value += 1
}
</script>
<template>
  <p class="counter"><b>markup-0</b> <i>{{ note }} {{ label() }}</i>
  <button @click="bump">{{ count }} {{ obj.x }} {{ obj.list.length }} {{ list.length }} {{ first.thing }} {{ second.thing }}</button>
  <u>{{ fires }}</u> <s>{{ shared }}</s></p>
</template>`,
  'src/use-thing.ts': `import { ref } from 'vue'
export function useThing() {
  const thing = ref(0)
  return { thing }
}`,
  'src/shared.ts': `import { ref } from 'vue'
export const shared = ref(0)`,
  'src/util.ts': `export const label = () => 'util-0'`,
  'src/Options.vue': `<script>
export default {
  data() {
    return { count: 0, list: [] }
  },
  methods: { bump() { this.count += 1; this.list.push(this.count) } },
}
</script>
<template><p><b>markup-0</b> <button @click="bump">{{ count }} {{ list.length }}</button></p></template>`,
  'src/inner.ts': `import { defineComponent, h, ref } from 'vue'
export default defineComponent({
  setup() {
    const count = ref(0)
    return () => h('p', [h('b', 'inner-0'), h('button', { onClick: () => count.value++ }, String(count.value))])
  },
})`,
}

let app: HotReloadTest
let before: Record<string, string>

const COUNTERS = ['a', 'b', 'x', 'y', 'z']

/** The state that every component shows, by its id. */
const read = (): Promise<Record<string, string>> =>
  app.page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('p, #parent')].map((node) => [
        node.id,
        node.id === 'parent'
          ? node.textContent!
          : [...node.querySelectorAll('button, u, s')].map((one) => one.textContent).join(' '),
      ]),
    ),
  )

/** Clicks one after the other, each time when the page shows what the click before has done. */
const clickAll = (selectors: readonly string[]): Promise<void> =>
  app.page.evaluate(async (all) => {
    for (const selector of all) {
      document.querySelector<HTMLElement>(selector)!.click()
      // Vue renders in a microtask that the click has queued.
      await new Promise<void>((resolve) => queueMicrotask(resolve))
    }
  }, selectors)

beforeAll(async () => {
  app = await createHotReloadTest({ files: FILES })
  await app.page.waitForSelector('#inner')
})
beforeEach(async () => {
  await app.page.evaluate(() => Object.assign(window, { isMarked: true }))
  const clicks = [...COUNTERS, 'options', 'inner'].flatMap((id, index) => Array<string>(index + 1).fill(id))
  await clickAll([...clicks.map((id) => `#${id} button`), '#parent'])
  before = await read()
})
afterAll(() => app.close())

describe('an edit of a component', () => {
  it.each([
    ['markup', 'src/Counter.vue', 'markup-0', 'markup-1'],
    ['a constant', 'src/Counter.vue', "'script-0'", "'script-1'"],
    ['a handler', 'src/Counter.vue', 'obj.x += 2', 'obj.x += 20'],
    ['new state', 'src/Counter.vue', 'const count =', 'const added = ref(9)\nconst count ='],
    ['the initial value', 'src/Counter.vue', 'const count = ref(0)', 'const count = ref(100)'],
    ['the order of state', 'src/Counter.vue', /(const count.*\n)(const obj.*\n)/, '$2$1'],
    ['a util module', 'src/util.ts', 'util-0', 'util-1'],
    ['a composable', 'src/use-thing.ts', 'const thing', 'const other = ref(1)\n  void other\n  const thing'],
    ['a module with state', 'src/shared.ts', 'export', 'export const more = ref(0)\nexport'],
    ['the parent', 'src/App.vue', 'const parent', 'const more = 1\nvoid more\nconst parent'],
    ["the parent's markup", 'src/App.vue', 'app-0', 'app-1'],
    ['options', 'src/Options.vue', 'count: 0', 'added: 1, count: 0'],
    ['a component of a plain module', 'src/inner.ts', 'inner-0', 'inner-1'],
  ])('keeps the state of every instance: %s', async (_, file, from, to) => {
    const entry = await app.edit(file, (text) => text.replace(from, to))
    expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect(await read()).toEqual(before)
    expect(await app.page.evaluate(() => 'isMarked' in window)).toBe(true)
    await clickAll(['#b button'])
    expect((await read()).b).not.toBe(before.b)
    expect((await read()).options).toBe(before.options)
  })
})

describe('rows of a list', () => {
  it('keep their state where they are after they have been moved', async () => {
    await clickAll(['#rotate'])
    expect(await app.page.$$eval('.counter', (nodes) => nodes.map(({ id }) => id))).toEqual([
      'a',
      'b',
      'z',
      'x',
      'y',
    ])
    expect(await read()).toEqual(before)
    for (const file of ['src/Counter.vue', 'src/App.vue']) {
      const entry = await app.edit(file, (text) => text.replace('</script>', 'void 0\n</script>'))
      expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
      expect(await read()).toEqual(before)
    }
  })
})

describe('the journal', () => {
  it('names state by its component and variable', async () => {
    const { kept } = await app.edit('src/App.vue', (text) => text.replace('<header>', '<header title="x">'))
    expect(kept).toEqual([
      'state:src/App.vue:parent',
      'state:src/App.vue:rows',
      'state:src/Counter.vue:added',
      'state:src/Counter.vue:obj',
      'state:src/Counter.vue:count',
      'state:src/Counter.vue:list',
      'state:src/Counter.vue:useThing.other',
      'state:src/Counter.vue:useThing.thing',
      'state:src/Counter.vue:useThing.other#1',
      'state:src/Counter.vue:useThing.thing#1',
      'state:src/Counter.vue:fires',
      'state:src/Options.vue:added',
      'state:src/Options.vue:count',
      'state:src/Options.vue:list',
      'state:src/inner.ts:default:count',
      'state:src/shared.ts:more',
      'state:src/shared.ts:shared',
    ])
  })
})

describe('state that the author wants to start anew', () => {
  it('is not handed over: one declaration, or all of a file', async () => {
    await app.write('src/Counter.vue', FILES['src/Counter.vue'])
    const parts = before.b!.split(' ')
    expect(parts).not.toContain('0')
    const resetAt = (...places: number[]) => parts.map((part, index) => (places.includes(index) ? '0' : part))
    await app.edit('src/Counter.vue', (text) => text.replace('const obj', '/* @metamon-reset */ const obj'))
    expect((await read()).b!.split(' ')).toEqual(resetAt(1, 2))
    await app.edit('src/Counter.vue', (text) => text.replace('const note', '// @metamon-reset\nconst note'))
    expect((await read()).b!.split(' ')).toEqual(resetAt(0, 1, 2, 3, 6))
  })
})
