import type { Framework } from '../../../src/shared/framework.ts'
import { configText, PAGE } from './app.ts'

/** The components, from the outside in. */
export const LEVELS = ['grandparent', 'parent', 'leaf'] as const
export type Level = (typeof LEVELS)[number]

/** What of a component's file an edit can change. */
export interface Shape {
  /** Versions of the texts that the markup and the script put on the page. */
  readonly markup: number
  readonly script: number
  /** What the counter begins with. */
  readonly initial: number
  /** How much a click adds. */
  readonly step: number
  /** Variables with state that are declared before the others. */
  readonly extras: number
  readonly isWrapped: boolean
  /** Whether the object is declared before the counter. */
  readonly isSwapped: boolean
  readonly hasEffect: boolean
  readonly notes: number
}

export const PLAIN: Shape = {
  markup: 0,
  script: 0,
  initial: 0,
  step: 1,
  extras: 0,
  isWrapped: false,
  isSwapped: false,
  hasEffect: false,
  notes: 0,
}

const NAMES: Record<Level, string> = { grandparent: 'Grandparent', parent: 'Parent', leaf: 'Leaf' }
const EXTENSIONS: Record<Framework, string> = {
  react: 'tsx',
  vue: 'vue',
  svelte: 'svelte',
  solid: 'solid.tsx',
}
/** The rows of a parent, before they are shuffled. */
export const ROWS = ['x', 'y', 'z'] as const

export const fileOf = (framework: Framework, level: Level): string =>
  `src/${NAMES[level]}.${EXTENSIONS[framework]}`

/** A component of every level in one framework, and a page that shows them. */
export const filesOf = (framework: Framework): Record<string, string> => ({
  'index.html': PAGE,
  'vite.config.ts': configText(JSON.stringify({ frameworks: [framework] })),
  'src/main.ts': MAINS[framework],
  ...Object.fromEntries(LEVELS.map((level) => [fileOf(framework, level), render(framework, level, PLAIN)])),
})

/** The text of a component's file. */
export function render(framework: Framework, level: Level, shape: Shape): string {
  const child = level === 'grandparent' ? 'parent' : 'leaf'
  const path = `./${NAMES[child]}${framework === 'solid' ? '.solid' : framework === 'react' ? '' : `.${framework}`}`
  const note = Array.from({ length: shape.notes }, (_, index) => `// note ${index}\n`).join('')
  return RENDERERS[framework]({
    level,
    shape,
    imports: level === 'leaf' ? '' : `import ${NAMES[child]} from '${path}'\n${note}`,
    notes: level === 'leaf' ? note : '',
  })
}

interface Parts {
  readonly level: Level
  readonly shape: Shape
  readonly imports: string
  readonly notes: string
}

const inOrder = ({ isSwapped }: Shape, count: string, object: string): string =>
  isSwapped ? `${object}\n  ${count}` : `${count}\n  ${object}`

const extras = ({ extras }: Shape, declare: (name: string) => string): string =>
  Array.from({ length: extras }, (_, index) => `${declare(`extra${index}`)}\n  `).join('')

const wrap = ({ isWrapped }: Shape, markup: string): string => (isWrapped ? `<div>${markup}</div>` : markup)

const PLACE = "document.getElementById('app')"

const MAINS: Record<Framework, string> = {
  react: `import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import Grandparent from './Grandparent'
createRoot(${PLACE}).render(createElement(Grandparent, { id: 'g' }))`,
  vue: `import { createApp } from 'vue'
import Grandparent from './Grandparent.vue'
createApp(Grandparent, { id: 'g' }).mount(${PLACE})`,
  svelte: `import { mount } from 'svelte'
import Grandparent from './Grandparent.svelte'
mount(Grandparent, { target: ${PLACE}, props: { id: 'g' } })`,
  solid: `import { createComponent, render } from 'solid-js/web'
import Grandparent from './Grandparent.solid'
render(() => createComponent(Grandparent, { id: 'g' }), ${PLACE})`,
}

const RENDERERS: Record<Framework, (parts: Parts) => string> = {
  react: ({ level, shape, imports, notes }) => `import { useEffect, useState } from 'react'
${imports}${notes}export default function ${NAMES[level]}({ id }: { id: string }) {
  const script = 'script-${shape.script}'
  ${extras(shape, (name) => `const [${name}] = useState('${name}')`)}${inOrder(shape, `const [count, setCount] = useState(${shape.initial})`, 'const [object, setObject] = useState({ n: 0 })')}
  ${level === 'parent' ? `const [rows, setRows] = useState(${JSON.stringify(ROWS)})` : ''}
  ${shape.hasEffect ? 'useEffect(() => () => void count, [count])' : ''}
  const click = () => (setCount(count + ${shape.step}), setObject({ n: object.n + ${shape.step} }))
  return (
    <section data-level="${level}">
      ${wrap(shape, `<header data-own={id}><b>markup-${shape.markup}</b><i>{script}</i><button onClick={click}>{count} {object.n}</button><input name={'typed-' + id} /></header>`)}
      ${{ grandparent: '<Parent id="p" /><Parent id="q" />', parent: `<button data-shuffle={id} onClick={() => setRows([...rows.slice(1), rows[0]!])}>shuffle</button><Leaf id={id + '-a'} /><Leaf id={id + '-b'} />{rows.map((row) => <Leaf key={row} id={id + '-' + row} />)}`, leaf: '' }[level]}
    </section>
  )
}
`,
  vue: ({ level, shape, imports, notes }) => `<script setup lang="ts">
  import { ref, watchEffect } from 'vue'
  ${imports}${notes}const { id } = defineProps<{ id: string }>()
  const script = 'script-${shape.script}'
  ${extras(shape, (name) => `const ${name} = ref('${name}')`)}${inOrder(shape, `const count = ref(${shape.initial})`, 'const object = ref({ n: 0 })')}
  ${level === 'parent' ? `const rows = ref(${JSON.stringify(ROWS).replaceAll('"', "'")})` : ''}
  ${shape.hasEffect ? 'watchEffect(() => void count.value)' : ''}
  const click = () => { count.value += ${shape.step}; object.value.n += ${shape.step} }
</script>
<template>
  <section data-level="${level}">
    ${wrap(shape, `<header :data-own="id"><b>markup-${shape.markup}</b><i>{{ script }}</i><button @click="click">{{ count }} {{ object.n }}</button><input :name="'typed-' + id" /></header>`)}
    ${{ grandparent: '<Parent id="p" /><Parent id="q" />', parent: `<button :data-shuffle="id" @click="rows.push(rows.shift()!)">shuffle</button><Leaf :id="id + '-a'" /><Leaf :id="id + '-b'" /><Leaf v-for="row in rows" :key="row" :id="id + '-' + row" />`, leaf: '' }[level]}
  </section>
</template>
`,
  svelte: ({ level, shape, imports, notes }) => `<script lang="ts">
  ${imports}${notes}let { id }: { id: string } = $props()
  const script = 'script-${shape.script}'
  ${extras(shape, (name) => `let ${name} = $state('${name}')`)}${inOrder(shape, `let count = $state(${shape.initial})`, 'let object = $state({ n: 0 })')}
  ${level === 'parent' ? `let rows = $state(${JSON.stringify(ROWS)})` : ''}
  ${shape.hasEffect ? '$effect(() => void count)' : ''}
  const click = () => { count += ${shape.step}; object.n += ${shape.step} }
</script>
<section data-level="${level}">
  ${wrap(shape, `<header data-own={id}><b>markup-${shape.markup}</b><i>{script}</i><button onclick={click}>{count} {object.n}</button><input name={'typed-' + id} /></header>`)}
  ${{ grandparent: '<Parent id="p" /><Parent id="q" />', parent: `<button data-shuffle={id} onclick={() => rows.push(rows.shift()!)}>shuffle</button><Leaf id={id + '-a'} /><Leaf id={id + '-b'} />{#each rows as row (row)}<Leaf id={id + '-' + row} />{/each}`, leaf: '' }[level]}
</section>
`,
  solid: ({ level, shape, imports, notes }) => `import { createEffect, createSignal, For } from 'solid-js'
import { createStore } from 'solid-js/store'
${imports}${notes}export default function ${NAMES[level]}(props: { id: string }) {
  const script = 'script-${shape.script}'
  ${extras(shape, (name) => `const [${name}] = createSignal('${name}')`)}${inOrder(shape, `const [count, setCount] = createSignal(${shape.initial})`, 'const [object, setObject] = createStore({ n: 0 })')}
  ${level === 'parent' ? `const [rows, setRows] = createSignal(${JSON.stringify(ROWS)})` : ''}
  ${shape.hasEffect ? 'createEffect(() => void count())' : ''}
  const click = () => (setCount(count() + ${shape.step}), setObject('n', (n) => n + ${shape.step}))
  return (
    <section data-level="${level}">
      ${wrap(shape, `<header data-own={props.id}><b>markup-${shape.markup}</b><i>{script}</i><button onClick={click}>{count()} {object.n}</button><input name={'typed-' + props.id} /></header>`)}
      ${{ grandparent: '<Parent id="p" /><Parent id="q" />', parent: `<button data-shuffle={props.id} onClick={() => setRows([...rows().slice(1), rows()[0]!])}>shuffle</button><Leaf id={props.id + '-a'} /><Leaf id={props.id + '-b'} /><For each={rows()}>{(row) => <Leaf id={props.id + '-' + row} />}</For>`, leaf: '' }[level]}
    </section>
  )
}
`,
}
