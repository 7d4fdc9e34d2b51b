import type { Framework } from '../../shared/framework.ts'

/** What compilers practise with: small, and with most of what components are made of. */
export const SAMPLES: Record<Exclude<Framework, 'react'>, string> = {
  vue: `<script setup lang="ts">
import { computed, ref, watch } from 'vue'
const props = defineProps<{ step: number }>()
const emit = defineEmits<{ change: [count: number] }>()
const count = ref(0)
const text = ref('')
const items = computed(() => ['one', 'two', 'three'].filter((item) => item.length > props.step))
watch(count, (value) => emit('change', value))
</script>

<template>
  <section class="sample" :class="{ many: count > 9 }">
    <h2>{{ text }} of {{ items.length }}</h2>
    <ul v-if="count > 1">
      <li v-for="(item, index) in items" :key="item" @click="count = index">{{ item }}</li>
    </ul>
    <p v-else>none</p>
    <input v-model="text" placeholder="sample" />
  </section>
</template>

<style scoped>
.sample { color: inherit; }
</style>
`,
  svelte: `<script lang="ts">
  let { step, change }: { step: number; change: (count: number) => void } = $props()
  let count = $state(0)
  let text = $state('')
  const items = $derived(['one', 'two', 'three'].filter((item) => item.length > step))
  $effect(() => change(count))
</script>

<section class="sample" class:many={count > 9}>
  <h2>{text} of {items.length}</h2>
  {#if count > 1}
    <ul>
      {#each items as item, index (item)}
        <li><button onclick={() => (count = index)}>{item}</button></li>
      {/each}
    </ul>
  {:else}
    <p>none</p>
  {/if}
  <input bind:value={text} placeholder="sample" />
</section>

<style>
  .sample { color: inherit; }
</style>
`,
  solid: `import { createEffect, createMemo, createSignal, For, Show } from 'solid-js'

export default function Sample(props: { step: number; change: (count: number) => void }) {
  const [count, setCount] = createSignal(0)
  const [text, setText] = createSignal('')
  const items = createMemo(() => ['one', 'two', 'three'].filter((item) => item.length > props.step))
  createEffect(() => props.change(count()))
  return (
    <section class="sample" classList={{ many: count() > 9 }}>
      <h2>
        {text()} of {items().length}
      </h2>
      <Show when={count() > 1} fallback={<p>none</p>}>
        <ul>
          <For each={items()}>{(item, index) => <li onClick={() => setCount(index())}>{item}</li>}</For>
        </ul>
      </Show>
      <input value={text()} onInput={(event) => setText(event.currentTarget.value)} placeholder="sample" />
    </section>
  )
}
`,
}
