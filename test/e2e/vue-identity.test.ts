import { configText, PAGE } from './support/app.ts'
import { describeIdentity, SITUATIONS } from './support/identity.ts'

const leaf = (setup = '') => `<script setup lang="ts">
import { ref } from 'vue'
defineProps<{ id: string }>()
const note = 'edit-0'
const count = ref(0)
${setup}</script>
<template><p class="leaf" data-edit="0" :title="note" @click="count++">{{ id }} {{ count }}</p></template>
`

const FILES = {
  'vite.config.ts': configText(`{ frameworks: ['vue', 'solid'] }`),
  'index.html': PAGE.replace('<div id="app">', '<div id="second"></div><div id="third"></div><div id="app">'),
  'src/main.ts': `import { createApp } from 'vue'
import App from './App.vue'
import Leaf from './Leaf.vue'
createApp(Leaf, { id: 'second' }).mount('#second')
createApp(Leaf, { id: 'third' }).mount('#third')
createApp(App).mount('#app')
`,
  'src/App.vue': `<script setup lang="ts">
import { defineAsyncComponent, ref } from 'vue'
import { island } from 'metamon/solid'
import { Island } from 'metamon/vue'
import Box from './Box.vue'
import Leaf from './Leaf.vue'
import SolidLeaf from './SolidLeaf'
import Waiting from './Waiting.vue'
const Lazy = defineAsyncComponent(() => import('./Lazy.vue'))
const SolidIsland = island(SolidLeaf)
const note = 'edit-0'
const rows = ref(['x', 'y', 'z'])
const isShown = ref(true)
</script>
<template>
  <main data-edit="0" :title="note">
    <button id="reverse" @click="rows = rows.toReversed()">reverse</button>
    <button id="cut" @click="rows = rows.slice(1)">cut</button>
    <button id="insert" @click="rows = ['new', ...rows]">insert</button>
    <button id="toggle" @click="isShown = !isShown">toggle</button>
    <Suspense><Waiting id="early" /></Suspense>
    <Leaf id="a" /><Leaf id="b" />
    <Leaf v-if="isShown" id="if" /><Leaf v-else id="else" />
    <div v-if="isShown"><Leaf id="in div" /></div>
    <Leaf id="after" />
    <Leaf v-show="isShown" id="show" />
    <Leaf v-for="row of rows" :id="'keyed ' + row" :key="row" />
    <Leaf v-for="row of rows" :id="'not keyed ' + row" />
    <template v-for="row of rows" :key="row"><Leaf :id="'first of ' + row" /><Leaf :id="'second of ' + row" /></template>
    <section v-for="row of rows" :key="row"><Leaf v-for="n of 2" :id="row + n" :key="n" /></section>
    <Island v-for="row of rows" :id="'island ' + row" :key="row" :of="SolidIsland" />
    <Box><Leaf id="in slot" /><template #more="{ label }"><Leaf :id="'scoped ' + label" /></template></Box>
    <Box><Leaf v-for="row of rows" :id="'slot ' + row" :key="row" /></Box>
    <Teleport to="body"><Leaf id="teleported" /><Leaf v-for="row of rows" :id="'teleported ' + row" :key="row" /></Teleport>
    <KeepAlive><Leaf v-if="isShown" id="kept alive" key="one" /><Leaf v-else id="kept alive too" key="other" /></KeepAlive>
    <KeepAlive><component :is="isShown ? Leaf : Box" id="dynamic" /></KeepAlive>
    <Transition><Leaf v-if="isShown" id="transition" /></Transition>
    <TransitionGroup><Leaf v-for="row of rows" :id="'grouped ' + row" :key="row" /></TransitionGroup>
    <Suspense><Waiting id="waited" /></Suspense>
    <Lazy id="lazy" />
  </main>
</template>
`,
  'src/Box.vue': `<script setup lang="ts">
import { ref } from 'vue'
import Leaf from './Leaf.vue'
const note = 'edit-0'
const open = ref(1)
</script>
<template>
  <div data-edit="0" :title="note"><b class="leaf" @click="open++">box {{ open }}</b><slot /><Leaf id="own of box" /><slot v-for="label of ['p', 'q']" name="more" :label="label" /></div>
</template>
`,
  'src/Leaf.vue': leaf(),
  'src/Lazy.vue': leaf(),
  'src/Waiting.vue': leaf('await Promise.resolve()\n'),
  'src/SolidLeaf.tsx': `import { createSignal } from 'solid-js'
export default function SolidLeaf(props: { id: string }) {
  const note = 'edit-0'
  const [count, setCount] = createSignal(0)
  return <p class="leaf" data-edit="0" title={note} onClick={() => setCount(count() + 1)}>{props.id} {count()}</p>
}
`,
}

describeIdentity('on a page of Vue', {
  files: FILES,
  edited: [
    'src/Leaf.vue',
    'src/App.vue',
    'src/Box.vue',
    'src/Waiting.vue',
    'src/SolidLeaf.tsx',
    'src/Lazy.vue',
  ],
  situations: SITUATIONS,
  cached: ['kept alive', 'dynamic'],
  last: ['lazy', 'waited', 'island z'],
})
