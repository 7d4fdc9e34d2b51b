import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FRAMEWORKS, type Framework } from '../../src/shared/framework.ts'

/** A counter that is shown in lists, and a board that shows three of them in a list of its own. */
const COUNTER = `---
target: react
channels:
  - event: raise
    on: $raise
---
$label! = prop('none')
$count! = 0
$inc = () => { $count++ }
$raise = () => { $count += 100 }

<template><button data-counter={$label} click={$inc}>{$count} as-0</button></template>
`

const BOARD = `---
target: vue
---
import Counter from './counter.mtm'
$rows! = ['x', 'y', 'z']
$turn = () => { $rows.reverse() }

<template>
  <section>
    <h3 class="turn" click={$turn}>as-0</h3>
    {#each $rows as row (row)}<Counter label={'board-' + row} />{/each}
  </section>
</template>
`

const PARENTS: Record<Framework, Record<string, string>> = {
  react: {
    'src/react/App.tsx': `import { useState } from 'react'
import Counter from '../counter.mtm'
export default function App() {
  const [rows, setRows] = useState(['a', 'b', 'c'])
  return <main title="edit-0"><u id="turn-react" onClick={() => setRows(rows.toReversed())}>turn</u>{rows.map((row) => <Counter key={row} label={'react-' + row} />)}</main>
}`,
  },
  vue: {
    'src/vue/App.vue': `<script setup lang="ts">
import { ref } from 'vue'
import Counter from '../counter.mtm'
const rows = ref(['a', 'b', 'c'])
const edit = 'edit-0'
</script>
<template><main :title="edit"><u id="turn-vue" @click="rows = rows.toReversed()">turn</u><Counter v-for="row in rows" :key="row" :label="'vue-' + row" /></main></template>`,
  },
  svelte: {
    'src/svelte/App.svelte': `<script lang="ts">
import Counter from '../counter.mtm'
let rows = $state(['a', 'b', 'c'])
const edit = 'edit-0'
</script>
<main title={edit}><u id="turn-svelte" onclick={() => (rows = rows.toReversed())}>turn</u>{#each rows as row (row)}<Counter label={'svelte-' + row} />{/each}</main>`,
  },
  solid: {
    'src/solid/App.solid.tsx': `import { createSignal, For } from 'solid-js'
import Counter from '../counter.mtm'
export default function App() {
  const [rows, setRows] = createSignal(['a', 'b', 'c'])
  return <main title={'edit-0' + String(createSignal(0)[0]())}><u id="turn-solid" onClick={() => setRows(rows().toReversed())}>turn</u><For each={rows()}>{(row) => <Counter label={'solid-' + row} />}</For></main>
}`,
  },
}

const MAIN = `import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { createComponent, render } from 'solid-js/web'
import { mount } from 'svelte'
import { createApp } from 'vue'
import { emit } from 'metamon'
import { mount as mountBoard } from './board.mtm'
import ReactApp from './react/App'
import SolidApp from './solid/App.solid'
import SvelteApp from './svelte/App.svelte'
import VueApp from './vue/App.vue'
const place = (id) => document.getElementById(id)
createRoot(place('react')).render(createElement(ReactApp))
createApp(VueApp).mount(place('vue'))
mount(SvelteApp, { target: place('svelte') })
render(() => createComponent(SolidApp, {}), place('solid'))
mountBoard(place('js'), {})
Object.assign(window, { raise: () => emit('raise') })
`

let app: HotReloadTest

beforeAll(async () => {
  app = await createHotReloadTest({
    fixture: 'test/fixtures/unified',
    files: {
      'src/main.ts': MAIN,
      'src/counter.mtm': COUNTER,
      'src/board.mtm': BOARD,
      ...Object.assign({}, ...Object.values(PARENTS)),
    },
  })
  await app.page.waitForSelector('[data-counter=board-z]')
  for (const framework of FRAMEWORKS) await app.page.waitForSelector(`[data-counter=${framework}-c]`)
  await app.page.evaluate(() => {
    Object.assign(window, { isMarked: true })
    for (const [index, node] of document.querySelectorAll<HTMLElement>('[data-counter]').entries())
      for (let times = 0; times <= index; times += 1) node.click()
  })
  const last = String(FRAMEWORKS.length * 3 + 3)
  await app.page.waitForFunction(
    (text) => document.querySelector('[data-counter=board-z]')?.textContent?.startsWith(`${text} `),
    last,
  )
})
afterAll(() => app.close())

/** What each counter counts, by its label. */
const readCounts = () =>
  app.page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-counter]')].map((node) => [
        node.dataset.counter!,
        node.textContent!.split(' ')[0]!,
      ]),
    ),
  )

const isSamePage = () => app.page.evaluate(() => 'isMarked' in window)

const setTarget = (file: string, target: Framework) =>
  app.edit(file, (text) => text.replace(/target: \w+/, `target: ${target}`))

describe('each instance of a unified component gets its own state back', () => {
  it.each(FRAMEWORKS)('when its parent (%s) is made anew', async (framework) => {
    const before = await readCounts()
    const [file] = Object.keys(PARENTS[framework])
    const entry = await app.edit(file!, (text) => text.replace('edit-0', 'edit-1'))
    expect(entry).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
    expect(await readCounts()).toEqual(before)
  })

  it.each(FRAMEWORKS)('in a list of %s that was sorted, with another target', async (framework) => {
    const before = await readCounts()
    await app.page.click(`#turn-${framework}`)
    await app.page.waitForFunction(
      (id) => document.querySelector(`#${id} [data-counter]`)?.getAttribute('data-counter') === `${id}-c`,
      framework,
    )
    for (const target of ['svelte', 'react'] as const) {
      const entry = await setTarget('src/counter.mtm', target)
      expect(entry).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
      expect(await readCounts()).toEqual(before)
    }
  })

  it.each(['react', 'svelte', 'solid', 'vue'] as const)(
    'inside of a component whose target becomes %s',
    async (target) => {
      const before = await readCounts()
      const entry = await setTarget('src/board.mtm', target)
      expect(await readCounts()).toEqual(before)
      expect(entry).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
      expect(await isSamePage()).toBe(true)
    },
  )

  it('with channels that are connected exactly once', async () => {
    const before = await readCounts()
    const entry = await app.edit('src/counter.mtm', (text) => text.replace('event: raise', 'event: lower'))
    expect(entry).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
    expect(await readCounts()).toEqual(before)
    await app.edit('src/counter.mtm', (text) => text.replace('event: lower', 'event: raise'))
    await app.page.evaluate(() => (window as unknown as { raise(): void }).raise())
    const raised = Object.fromEntries(
      Object.entries(before).map(([label, count]) => [label, String(Number(count) + 100)]),
    )
    await app.page.waitForFunction(
      (text) => document.querySelector('[data-counter=board-z]')?.textContent?.startsWith(`${text} `),
      raised['board-z']!,
    )
    expect(await readCounts()).toEqual(raised)
  })

  it('after a reload that nobody could avoid', async () => {
    const before = await readCounts()
    const entry = await app.edit('src/main.ts', (text) => `${text}\nObject.assign(window, { edits: 1 })\n`)
    expect(entry).toMatchObject({ outcome: 'reloaded', lost: [] })
    expect(await isSamePage()).toBe(false)
    await app.page.waitForSelector('[data-counter=board-z]')
    await app.page.waitForFunction(
      (text) => document.querySelector('[data-counter=board-z]')?.textContent?.startsWith(`${text} `),
      before['board-z']!,
    )
    expect(await readCounts()).toEqual(before)
  })
})
