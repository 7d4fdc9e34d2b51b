/** Lines of one block of each component below. */
const BLOCK_LINES = 20

/** The same component in four languages, about as many lines long as asked. */
export function makeSources(lines) {
  const blocks = Array.from({ length: Math.max(1, Math.round(lines / BLOCK_LINES)) }, (_, index) => index)
  return { mtm: toMtm(blocks), svelte: toSvelte(blocks), vue: toVue(blocks), mitosis: toMitosis(blocks) }
}

function toMtm(blocks) {
  const script = blocks.map(
    (n) => `$count${n}! = ${n}
$items${n}! = [{ id: 1, text: 'one', done: false }]
$left${n}! = computed(() => $items${n}.filter((item) => !item.done).length)
$add${n} = (text) => {
  if (!text.trim()) return
  $items${n} = [...$items${n}, { id: $items${n}.length + 1, text, done: false }]
  $count${n}++
}
`,
  )
  const markup = blocks.map(
    (n) => `  <section class="block {$count${n} > 3 ? 'hot' : ''}" title="block">
    <button click={() => $add${n}('more')} disabled={$left${n} > 9}>add</button>
    {#if $left${n} === 0}
      <p>nothing left of {$count${n}}</p>
    {:else}
      <p>{$left${n}} left</p>
    {/if}
    <ul>
      {#each $items${n} as item (item.id)}
        <li class={item.done ? 'done' : ''}>{item.text} <b>{item.id * $count${n}}</b></li>
      {/each}
    </ul>
  </section>`,
  )
  return `${script.join('')}<template>\n${markup.join('\n')}\n</template>\n`
}

function toSvelte(blocks) {
  const script = blocks.map(
    (n) => `let count${n} = $state(${n})
let items${n} = $state([{ id: 1, text: 'one', done: false }])
const left${n} = $derived(items${n}.filter((item) => !item.done).length)
const add${n} = (text) => {
  if (!text.trim()) return
  items${n} = [...items${n}, { id: items${n}.length + 1, text, done: false }]
  count${n}++
}
`,
  )
  const markup = blocks.map(
    (n) => `  <section class="block {count${n} > 3 ? 'hot' : ''}" title="block">
    <button onclick={() => add${n}('more')} disabled={left${n} > 9}>add</button>
    {#if left${n} === 0}
      <p>nothing left of {count${n}}</p>
    {:else}
      <p>{left${n}} left</p>
    {/if}
    <ul>
      {#each items${n} as item (item.id)}
        <li class={item.done ? 'done' : ''}>{item.text} <b>{item.id * count${n}}</b></li>
      {/each}
    </ul>
  </section>`,
  )
  return `<script lang="ts">\n${script.join('')}</script>\n${markup.join('\n')}\n`
}

function toVue(blocks) {
  const script = blocks.map(
    (n) => `const count${n} = ref(${n})
const items${n} = ref([{ id: 1, text: 'one', done: false }])
const left${n} = computed(() => items${n}.value.filter((item) => !item.done).length)
const add${n} = (text) => {
  if (!text.trim()) return
  items${n}.value = [...items${n}.value, { id: items${n}.value.length + 1, text, done: false }]
  count${n}.value++
}
`,
  )
  const markup = blocks.map(
    (n) => `  <section :class="\`block \${count${n} > 3 ? 'hot' : ''}\`" title="block">
    <button @click="() => add${n}('more')" :disabled="left${n} > 9">add</button>
    <template v-if="left${n} === 0">
      <p>nothing left of {{ count${n} }}</p>
    </template><template v-else>
      <p>{{ left${n} }} left</p>
    </template>
    <ul>
      <template v-for="item in items${n}" :key="item.id">
        <li :class="item.done ? 'done' : ''">{{ item.text }} <b>{{ item.id * count${n} }}</b></li>
      </template>
    </ul>
  </section>`,
  )
  return `<script setup lang="ts">\nimport { computed, ref } from 'vue'\n${script.join('')}</script>\n<template>\n${markup.join('\n')}\n</template>\n`
}

function toMitosis(blocks) {
  const state = blocks.map(
    (n) => `    count${n}: ${n},
    items${n}: [{ id: 1, text: 'one', done: false }],
    get left${n}() {
      return state.items${n}.filter((item) => !item.done).length
    },
    add${n}(text) {
      if (!text.trim()) return
      state.items${n} = [...state.items${n}, { id: state.items${n}.length + 1, text, done: false }]
      state.count${n} = state.count${n} + 1
    },`,
  )
  const markup = blocks.map(
    (n) => `    <section class={\`block \${state.count${n} > 3 ? 'hot' : ''}\`} title="block">
      <button onClick={() => state.add${n}('more')} disabled={state.left${n} > 9}>add</button>
      <Show when={state.left${n} === 0} else={<p>{state.left${n}} left</p>}>
        <p>nothing left of {state.count${n}}</p>
      </Show>
      <ul>
        <For each={state.items${n}}>
          {(item) => (
            <li key={item.id} class={item.done ? 'done' : ''}>{item.text} <b>{item.id * state.count${n}}</b></li>
          )}
        </For>
      </ul>
    </section>`,
  )
  return `import { For, Show, useStore } from '@builder.io/mitosis'
export default function Bench(props) {
  const state = useStore({
${state.join('\n')}
  })
  return (
    <div>
${markup.join('\n')}
    </div>
  )
}
`
}
