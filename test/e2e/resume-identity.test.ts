import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { configText } from './support/app.ts'

const FILES = {
  'vite.config.ts': configText(`{ frameworks: ['react', 'vue', 'svelte', 'solid'] }`),
  'index.html': `<!doctype html><link rel="icon" href="data:," />
<body>
${['react', 'vue', 'svelte', 'solid'].map((one) => `<div id="${one}"></div><div id="${one}-list"></div>`).join('\n')}
<main></main>
<script type="module" src="/src/main.ts"></script></body>`,
  // Of the two roots of each framework, the second in the document is mounted first.
  'src/main.ts': `import { createElement, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createComponent, render } from 'solid-js/web'
import { mount } from 'svelte'
import { createApp } from 'vue'
import ReactCounter from './Counter.react'
import VueCounter from './Counter.vue'
import SvelteCounter from './Counter.svelte'
import SolidCounter from './Counter.solid'
import ReactHost from './Host.react'
import VueHost from './Host.vue'
import SvelteHost from './Host.svelte'
import SolidHost from './Host.solid'
import ReactList from './List.react'
import VueList from './List.vue'
import SvelteList from './List.svelte'
import SolidList from './List.solid'

const main = document.querySelector('main')!
const pairs = [...'abcdefgh'].map(() => main.appendChild(document.createElement('div')))
const place = (id: string) => document.getElementById(id)!
for (const [index, name] of ['second', 'first'].entries()) {
  createRoot(pairs[1 - index]!).render(createElement(ReactCounter, { name: 'react-' + name }))
  createApp(VueCounter, { name: 'vue-' + name }).mount(pairs[3 - index]!)
  mount(SvelteCounter, { target: pairs[5 - index]!, props: { name: 'svelte-' + name } })
  render(() => createComponent(SolidCounter, { name: 'solid-' + name }), pairs[7 - index]!)
}
createRoot(place('react')).render(createElement(ReactHost))
createApp(VueHost).mount(place('vue'))
mount(SvelteHost, { target: place('svelte') })
render(() => createComponent(SolidHost, {}), place('solid'))
createRoot(place('react-list')).render(createElement(StrictMode, null, createElement(ReactList)))
createApp(VueList).mount(place('vue-list'))
mount(SvelteList, { target: place('svelte-list') })
render(() => createComponent(SolidList, {}), place('solid-list'))
`,
  'src/Counter.react.tsx': `import { useState } from 'react'
export default function Counter({ name }: { name: string }) {
  const [count, setCount] = useState(0)
  return <p data-name={name} onClick={() => setCount((now) => now + 1)}>{count}</p>
}`,
  'src/Counter.vue': `<script setup>import { ref } from 'vue'
defineProps(['name'])
const count = ref(0)</script>
<template><p :data-name="name" @click="count++">{{ count }}</p></template>`,
  'src/Counter.svelte': `<script>let { name } = $props()
let count = $state(0)</script>
<p data-name={name} onclick={() => count++}>{count}</p>`,
  'src/Counter.solid.tsx': `import { createSignal } from 'solid-js'
export default function Counter(props: { name: string }) {
  const [count, setCount] = createSignal(0)
  return <p data-name={props.name} onClick={() => setCount(count() + 1)}>{count()}</p>
}`,
  'src/List.react.tsx': `import { lazy, Suspense, useState } from 'react'
import Counter from './Counter.react'
const Later = lazy(() => import('./Later.react'))
export default function List() {
  const [rows, setRows] = useState(['x', 'y', 'z'])
  return <>
    <button className="reverse" onClick={() => setRows([...rows].reverse())}>reverse</button>
    {rows.map((row) => <Counter key={row} name={'list-react-' + row} />)}
    <Suspense fallback="wait"><Later name="later-react" /></Suspense>
  </>
}`,
  'src/List.vue': `<script setup>import { defineAsyncComponent, ref } from 'vue'
import Counter from './Counter.vue'
const Later = defineAsyncComponent(() => import('./Later.vue'))
const rows = ref(['x', 'y', 'z'])</script>
<template><button class="reverse" @click="rows.reverse()">reverse</button>
<Counter v-for="row in rows" :key="row" :name="'list-vue-' + row" /><Later name="later-vue" /></template>`,
  'src/List.svelte': `<script>import Counter from './Counter.svelte'
let rows = $state(['x', 'y', 'z'])
const later = import('./Later.svelte')</script>
<button class="reverse" onclick={() => rows.reverse()}>reverse</button>
{#each rows as row (row)}<Counter name={'list-svelte-' + row} />{/each}
{#await later then { default: Later }}<Later name="later-svelte" />{/await}`,
  'src/List.solid.tsx': `import { createSignal, For, lazy, Suspense } from 'solid-js'
import Counter from './Counter.solid'
const Later = lazy(() => import('./Later.solid'))
export default function List() {
  const [rows, setRows] = createSignal(['x', 'y', 'z'])
  return <>
    <button class="reverse" onClick={() => setRows([...rows()].reverse())}>reverse</button>
    <For each={rows()}>{(row) => <Counter name={'list-solid-' + row} />}</For>
    <Suspense><Later name="later-solid" /></Suspense>
  </>
}`,
  'src/islands.ts': `import { island as ofReact } from 'metamon/react'
import { island as ofVue } from 'metamon/vue'
import { island as ofSvelte } from 'metamon/svelte'
import { island as ofSolid } from 'metamon/solid'
import ReactCounter from './Counter.react'
import VueCounter from './Counter.vue'
import SvelteCounter from './Counter.svelte'
import SolidCounter from './Counter.solid'
export const islands = [
  ['react', ofReact(ReactCounter)],
  ['vue', ofVue(VueCounter)],
  ['svelte', ofSvelte(SvelteCounter)],
  ['solid', ofSolid(SolidCounter)],
] as const`,
  'src/Host.react.tsx': `import { useState } from 'react'
import { Island } from 'metamon/react'
import { islands } from './islands'
export default function Host() {
  const [rows, setRows] = useState(['x', 'y'])
  return <>
    <button id="change" onClick={() => setRows(['z', 'y', 'x'])}>change</button>
    {rows.map((row) => <div key={row}>{islands.map(([name, source]) => <Island key={name} of={source} name={\`in-react-\${row}-\${name}\`} />)}</div>)}
  </>
}`,
  'src/Host.vue': `<script setup>import { Island } from 'metamon/vue'
import { islands } from './islands'</script>
<template><div v-for="row in ['x', 'y']" :key="row">
<Island v-for="[name, source] in islands" :key="name" :of="source" :name="'in-vue-' + row + '-' + name" /></div></template>`,
  'src/Host.svelte': `<script>import { Island } from 'metamon/svelte'
import { islands } from './islands'</script>
{#each ['x', 'y'] as row (row)}<div>{#each islands as [name, source] (name)}<Island of={source} name={'in-svelte-' + row + '-' + name} />{/each}</div>{/each}`,
  'src/Host.solid.tsx': `import { For } from 'solid-js'
import { Island } from 'metamon/solid'
import { islands } from './islands'
export default function Host() {
  return <For each={['x', 'y']}>{(row) => <div><For each={[...islands]}>{([name, source]) => <Island of={source} name={\`in-solid-\${row}-\${name}\`} />}</For></div>}</For>
}`,
}

/**
 * Two roots of each framework, islands of each in hosts of each (two rows, and one more in React's), three rows of a
 * list in each, and one that is loaded later.
 */
const COUNTERS = 4 * 2 + 4 * 4 * 2 + 4 + 4 * 4

const LATER = ['react.tsx', 'vue', 'svelte', 'solid.tsx'].map((one) => [
  `src/Later.${one}`,
  FILES[`src/Counter.${one}` as keyof typeof FILES],
])

describe('instances of one component', () => {
  let app: HotReloadTest
  beforeAll(async () => {
    app = await createHotReloadTest({ files: { ...FILES, ...Object.fromEntries(LATER) } })
  })
  afterAll(() => app.close())

  const counts = () =>
    app.page.$$eval('[data-name]', (nodes) =>
      Object.fromEntries(nodes.map((node) => [node.getAttribute('data-name'), node.textContent])),
    )

  it('each get their own state back, in whatever order they were mounted, and wherever they have been moved', async () => {
    await app.page.waitForSelector('[data-name=in-react-y-solid]')
    await app.page.click('#change')
    for (const button of await app.page.$$('.reverse')) await button.click()
    await app.page.waitForFunction(
      (count) => document.querySelectorAll('[data-name]').length === count,
      COUNTERS,
    )
    await app.page.$$eval('[data-name]', (nodes) => {
      for (const [index, node] of nodes.entries())
        for (let clicks = 0; clicks <= index; clicks += 1) (node as HTMLElement).click()
    })
    const before = await counts()
    expect(new Set(Object.values(before)).size).toBe(COUNTERS)
    const entry = await app.edit('src/main.ts', (text) => `${text}// again\n`)
    expect(entry).toMatchObject({ outcome: 'reloaded', lost: [] })
    await expect.poll(counts).toEqual(before)
  })
})
