import { FRAMEWORKS, type Framework } from '../../../src/shared/framework.ts'
import { configText } from './app.ts'

/** The file of each framework's form. */
export const FORM_FILES: Record<Framework, string> = {
  react: 'src/react/Form.tsx',
  vue: 'src/vue/Form.vue',
  svelte: 'src/svelte/Form.svelte',
  solid: 'src/solid/Form.solid.tsx',
}

/** An app with one form of each framework, full of what only the document knows of. */
export const domApp = (options = {}): Record<string, string> => ({
  'vite.config.ts': configText(
    JSON.stringify({ frameworks: FRAMEWORKS, jsx: { 'src/react': 'react' }, ...options }),
  ),
  'index.html': `<!doctype html><link rel="icon" href="data:," />
<style>html { overflow-anchor: none } .list { height: 40px; overflow: auto } .tall { height: 900px } .page { height: 4000px }</style>
<body>${FRAMEWORKS.map((one) => `<div id="${one}"></div>`).join('')}<p class="page"></p>
<script type="module" src="/src/main.ts"></script></body>`,
  'src/main.ts': `import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { createComponent, render } from 'solid-js/web'
import { mount } from 'svelte'
import { createApp } from 'vue'
import ReactForm from './react/Form'
import SolidForm from './solid/Form.solid'
import SvelteForm from './svelte/Form.svelte'
import VueForm from './vue/Form.vue'
const place = (id) => document.getElementById(id)
createRoot(place('react')).render(createElement(ReactForm))
createApp(VueForm).mount(place('vue'))
mount(SvelteForm, { target: place('svelte') })
render(() => createComponent(SolidForm, {}), place('solid'))
`,
  [FORM_FILES.react]: `import { useState } from 'react'
export default function Form() {
  const [count, setCount] = useState(0)
  const [bound, setBound] = useState('')
  return (
    ${toReact(markup('react', 'onClick={() => setCount(count + 1)}', '{count}', 'value={bound} onChange={(event) => setBound(event.target.value)}'))}
  )
}
`,
  [FORM_FILES.vue]: `<script setup lang="ts">
import { ref } from 'vue'
const count = ref(0)
const bound = ref('')
</script>
<template>
${markup('vue', '@click="count++"', '{{ count }}', 'v-model="bound"')}
</template>
`,
  [FORM_FILES.svelte]: `<script lang="ts">
let count = $state(0)
let bound = $state('')
</script>
${markup('svelte', 'onclick={() => count++}', '{count}', 'bind:value={bound}')}
`,
  [FORM_FILES.solid]: `import { createSignal } from 'solid-js'
export default function Form() {
  const [count, setCount] = createSignal(0)
  const [bound, setBound] = createSignal('')
  return (
    ${markup('solid', 'onClick={() => setCount(count() + 1)}', '{count()}', 'value={bound()} onInput={(event) => setBound(event.target.value)}')}
  )
}
`,
})

const markup = (framework: Framework, onClick: string, count: string, bound: string): string => `<section>
  <b>markup-0</b>
  <button ${onClick}>${count}</button>
  <input class="text" />
  <input class="named" name="${framework}-mail" />
  <input class="range" type="range" />
  <input class="date" type="date" />
  <input class="secret" type="password" />
  <input class="file" type="file" />
  <input class="box" type="checkbox" />
  <input class="small" type="radio" name="${framework}-size" value="s" checked />
  <input class="large" type="radio" name="${framework}-size" value="l" />
  <select class="one"><option value="a">a</option><option value="b">b</option></select>
  <select class="many" multiple><option value="a">a</option><option value="b">b</option><option value="c">c</option></select>
  <textarea></textarea>
  <details><summary>more</summary>text</details>
  <div class="list"><p class="tall"></p></div>
  <p class="editor" contenteditable="true"></p>
  <dialog><input class="inside" /></dialog>
  <audio></audio>
  <input class="bound" ${bound} />
</section>`

const toReact = (text: string): string =>
  text
    .replaceAll('class=', 'className=')
    .replace(' checked ', ' defaultChecked ')
    .replace('contenteditable=', 'suppressContentEditableWarning contentEditable=')
