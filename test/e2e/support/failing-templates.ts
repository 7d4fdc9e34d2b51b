import type { Kind } from './failing-app.ts'

const CHANNELS = `channels:
  - event: ping
    on: handlePing
`

export const vueFiles = (): Record<string, string> => ({
  'src/vue/App.vue': `<script setup lang="ts">
import Card from './Card.mtm'
import Native from './Native.vue'
</script>
<template><Native id="a" /><Native id="b" /><Card id="a" /><Card id="b" /></template>
`,
  'src/vue/Native.vue': vue(
    'native',
    `useEvent('ping', handlePing)\n`,
    `import { useEvent } from 'metamon/vue'\n`,
  ),
  'src/vue/Card.mtm': `---\ntarget: vue\n${CHANNELS}---\n${vue('card', '', '')}`,
  'src/vue/use-native.ts': vueHook,
  'src/vue/use-card.ts': vueHook,
})

const vueHook = `import { ref } from 'vue'
import { fail, okay } from '../probe.js'
export function useExtra() {
  /* hook */
  const extra = ref(0)
  return { extra, addExtra: () => extra.value++, calls: [okay, fail] }
}
`

const vue = (kind: Kind, connect: string, imports: string): string => `<script lang="ts">
/* module */
</script>
<script setup lang="ts">
import { onMounted, ref } from 'vue'
${imports}import { useSignal } from 'metamon/vue'
import { answer, fail, okay } from '../probe.js'
import { useExtra } from './use-${kind}'
const props = defineProps<{ id: string }>()
const { id } = props
/* setup */
const count = ref(0)
const { extra, addExtra } = useExtra()
const total = useSignal<number>('total', 0)
const handlePing = () => answer(\`vue-${kind}-\${props.id}\`)
${connect}onMounted(() => {
  void [fail, okay, id]
  /* effect */
})
</script>
<template>
  <section :data-name="\`vue-${kind}-\${props.id}\`">
    <b>version-0</b>{{ okay() }}<i>{{ total }}</i>
    <button class="count" @click="count++">{{ count }}</button>
    <button class="extra" @click="addExtra">{{ extra }}</button>
    <input />
  </section>
</template>
`

export const svelteFiles = (): Record<string, string> => ({
  'src/svelte/App.svelte': `<script lang="ts">
import Card from './Card.mtm'
import Native from './Native.svelte'
</script>
<Native id="a" /><Native id="b" /><Card id="a" /><Card id="b" />
`,
  'src/svelte/Native.svelte': svelte(
    'native',
    `useEvent('ping', handlePing)\n`,
    `import { useEvent } from 'metamon/svelte'\n`,
  ),
  'src/svelte/Card.mtm': `---\ntarget: svelte\n${CHANNELS}---\n${svelte('card', '', '')}`,
  'src/svelte/use-native.svelte.ts': svelteHook,
  'src/svelte/use-card.svelte.ts': svelteHook,
})

const svelteHook = `import { fail, okay } from '../probe.js'
export function useExtra() {
  /* hook */
  let extra = $state(0)
  return { get extra() { return extra }, addExtra: () => { extra++ }, calls: [okay, fail] }
}
`

const svelte = (kind: Kind, connect: string, imports: string): string => `<script module lang="ts">
/* module */
</script>
<script lang="ts">
${imports}import { useSignal } from 'metamon/svelte'
import { answer, fail, okay } from '../probe.js'
import { useExtra } from './use-${kind}.svelte'
const { id }: { id: string } = $props()
/* setup */
let count = $state(0)
const extras = useExtra()
const total = useSignal<number>('total', 0)
const handlePing = () => answer(\`svelte-${kind}-\${id}\`)
${connect}$effect(() => {
  void [fail, okay]
  /* effect */
})
</script>
<section data-name={\`svelte-${kind}-\${id}\`}>
  <b>version-0</b>{okay()}<i>{total.current}</i>
  <button class="count" onclick={() => count++}>{count}</button>
  <button class="extra" onclick={extras.addExtra}>{extras.extra}</button>
  <input />
</section>
`
