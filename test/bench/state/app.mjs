import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root as packageRoot } from '../../../.config/root.mjs'

/** Inside the package, from where the app finds the same dependencies. */
const PARENT = join(packageRoot, '.metamon-test')

/** How many signals there are for each component, and variables with state in each component. */
export const SIGNALS_PER_COMPONENT = 10
export const VARIABLES = 3

const HTML = `<!doctype html><link rel="icon" href="data:," /><body><div id="app"></div><script type="module" src="/src/main.js"></script></body>`

/** Makes the signals first, so that the components can follow some of them. */
const main = (imports, mount) => `import { signal } from 'metamon'
${imports}
const count = Number(new URLSearchParams(location.search).get('count'))
const signals = Array.from({ length: count * ${SIGNALS_PER_COMPONENT} }, (_, index) => signal('bench:' + index, index))
window.bench = { count, signals }
const rows = Array.from({ length: count }, (_, index) => index)
const place = document.getElementById('app')
${mount}
`

const ROW = {
  react: {
    file: 'src/Row.tsx',
    row: `import { useState } from 'react'
export default function Row({ id }: { id: number }) {
  const [count, setCount] = useState(0)
  const [object] = useState(() => ({ id, list: [1, 2, 3] }))
  const [text] = useState('text')
  return <button className="version-0" onClick={() => setCount(count + 1)}>{count} {object.id} {text}</button>
}
`,
    main: main(
      `import { createElement } from 'react'\nimport { createRoot } from 'react-dom/client'\nimport Row from './Row'`,
      `createRoot(place).render(rows.map((id) => createElement(Row, { key: id, id })))`,
    ),
  },
  vue: {
    file: 'src/Row.vue',
    row: `<script setup lang="ts">
import { reactive, ref } from 'vue'
const { id } = defineProps<{ id: number }>()
const count = ref(0)
const object = reactive({ id, list: [1, 2, 3] })
const text = ref('text')
</script>
<template><button class="version-0" @click="count++">{{ count }} {{ object.id }} {{ text }}</button></template>
`,
    main: main(
      `import { createApp, h } from 'vue'\nimport Row from './Row.vue'`,
      `createApp({ render: () => rows.map((id) => h(Row, { key: id, id })) }).mount(place)`,
    ),
  },
  svelte: {
    file: 'src/Row.svelte',
    row: `<script lang="ts">
  let { id }: { id: number } = $props()
  let count = $state(0)
  let object = $state({ id, list: [1, 2, 3] })
  let text = $state('text')
</script>
<button class="version-0" onclick={() => count++}>{count} {object.id} {text}</button>
`,
    rows: `<script>
  import Row from './Row.svelte'
  let { rows } = $props()
</script>
{#each rows as id (id)}<Row {id} />{/each}
`,
    main: main(
      `import { mount } from 'svelte'\nimport Rows from './Rows.svelte'`,
      `mount(Rows, { target: place, props: { rows } })`,
    ),
  },
  solid: {
    file: 'src/Row.solid.tsx',
    row: `import { createSignal } from 'solid-js'
import { createStore } from 'solid-js/store'
export default function Row(props: { id: number }) {
  const [count, setCount] = createSignal(0)
  const [object] = createStore({ id: props.id, list: [1, 2, 3] })
  const [text] = createSignal('text')
  return <button class="version-0" onClick={() => setCount(count() + 1)}>{count()} {object.id} {text()}</button>
}
`,
    main: main(
      `import { createComponent, For, render } from 'solid-js/web'\nimport Row from './Row.solid'`,
      `render(() => createComponent(For, { each: rows, children: (id) => createComponent(Row, { id }) }), place)`,
    ),
  },
}

/** An app that shows as many rows as \`?count=\` says, each a component with state. */
export function createRowsApp(framework) {
  mkdirSync(PARENT, { recursive: true })
  const root = mkdtempSync(join(PARENT, `bench-state-${framework}-`))
  const { file, row, rows, main } = ROW[framework]
  write(root, 'index.html', HTML)
  write(root, 'src/main.js', main)
  write(root, file, row)
  if (rows) write(root, 'src/Rows.svelte', rows)
  return {
    root,
    /** Another version of the row, with one more variable: every instance is created anew. */
    save: (version) => write(root, file, nextVersion(framework, row, version)),
    dispose: () => rmSync(root, { recursive: true, force: true, maxRetries: 3 }),
  }
}

const EXTRA = {
  react: (name) => [/(?=  return)/, `  const [${name}] = useState(0)\n`],
  vue: (name) => [/(?=<\/script>)/, `const ${name} = ref(0)\n`],
  svelte: (name) => [/(?=<\/script>)/, `  let ${name} = $state(0)\n  void ${name}\n`],
  solid: (name) => [/(?=  return)/, `  const [${name}] = createSignal(0)\n`],
}

const nextVersion = (framework, row, version) => {
  const [place, text] = EXTRA[framework](`extra${version}`)
  return row.replace('version-0', `version-${version}`).replace(place, () => text)
}

function write(root, file, text) {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}
