import { configText, PAGE } from './support/app.ts'
import { describeIdentity, SITUATIONS } from './support/identity.ts'

const leaf = `<script lang="ts">
  let { id }: { id: string } = $props()
  const note = 'edit-0'
  let count = $state(0)
</script>
<p class="leaf" data-edit="0" title={note} onclick={() => count++}>{id} {count}</p>
`

const FILES = {
  'vite.config.ts': configText(`{ frameworks: ['svelte', 'react'] }`),
  'index.html': PAGE.replace('<div id="app">', '<div id="second"></div><div id="third"></div><div id="app">'),
  'src/main.ts': `import { mount } from 'svelte'
import App from './App.svelte'
import Leaf from './Leaf.svelte'
const place = (id: string) => document.getElementById(id)!
mount(Leaf, { target: place('second'), props: { id: 'second' } })
mount(Leaf, { target: place('third'), props: { id: 'third' } })
mount(App, { target: place('app') })
`,
  'src/App.svelte': `<script lang="ts">
  import { mount, onMount } from 'svelte'
  import { island } from 'metamon/react'
  import { Island } from 'metamon/svelte'
  import Box from './Box.svelte'
  import Leaf from './Leaf.svelte'
  import ReactLeaf from './ReactLeaf'
  const ReactIsland = island(ReactLeaf)
  const note = 'edit-0'
  let rows = $state(['x', 'y', 'z'])
  let isShown = $state(true)
  const Shown = $derived(isShown ? Leaf : Box)
  const loaded = Promise.resolve('waited')
</script>
{#snippet piece(id: string)}<Leaf {id} />{/snippet}
<main data-edit="0" title={note}>
  <button id="reverse" onclick={() => (rows = rows.toReversed())}>reverse</button>
  <button id="cut" onclick={() => (rows = rows.slice(1))}>cut</button>
  <button id="insert" onclick={() => (rows = ['new', ...rows])}>insert</button>
  <button id="toggle" onclick={() => (isShown = !isShown)}>toggle</button>
  {#await Promise.resolve('early') then id}<Leaf {id} />{/await}
  <Leaf id="a" /><Leaf id="b" />
  {#if isShown}<Leaf id="if" />{:else}<Leaf id="else" />{/if}
  {#if isShown}<div><Leaf id="in div" /></div>{/if}
  <Leaf id="after" />
  {#each rows as row (row)}<Leaf id={'keyed ' + row} />{/each}
  {#each rows as row}<Leaf id={'not keyed ' + row} />{/each}
  {#each rows as row (row)}<Leaf id={'first of ' + row} /><Leaf id={'second of ' + row} />{/each}
  {#each rows as row (row)}<section>{#each [1, 2] as n (n)}<Leaf id={row + n} />{/each}</section>{/each}
  {#each rows as row (row)}<Island of={ReactIsland} id={'island ' + row} />{/each}
  {#key isShown}<Leaf id="in key" />{/key}
  <Box><Leaf id="child" />{#snippet more(label: string)}<Leaf id={'snippet ' + label} />{/snippet}</Box>
  <Box>{#each rows as row (row)}<Leaf id={'in box ' + row} />{/each}</Box>
  {@render piece('piece')}{@render piece('piece 2')}
  {#if isShown}{@render piece('piece if')}{/if}
  <Shown id="dynamic" />
  <svelte:boundary><Leaf id="bounded" /></svelte:boundary>
  {#await loaded then id}<Leaf {id} />{/await}
  {#await import('./Lazy.svelte') then { default: Lazy }}<Lazy id="lazy" />{/await}
</main>
`,
  'src/Box.svelte': `<script lang="ts">
  import type { Snippet } from 'svelte'
  import Leaf from './Leaf.svelte'
  let { children, more }: { children?: Snippet; more?: Snippet<[string]>; id?: string } = $props()
  const note = 'edit-0'
  let open = $state(1)
</script>
<div data-edit="0" title={note}>
  <b class="leaf" onclick={() => open++}>box {open}</b>{@render children?.()}<Leaf id="own of box" />
  {#each ['p', 'q'] as label (label)}{@render more?.(label)}{/each}
</div>
`,
  'src/Leaf.svelte': leaf,
  'src/Lazy.svelte': leaf,
  'src/ReactLeaf.tsx': `import { useState } from 'react'
export default function ReactLeaf({ id }: { id: string }) {
  const [note] = useState('edit-0')
  const [count, setCount] = useState(0)
  return <p className="leaf" data-edit="0" title={note} onClick={() => setCount((n) => n + 1)}>{id} {count}</p>
}
`,
}

describeIdentity('on a page of Svelte', {
  files: FILES,
  edited: ['src/Leaf.svelte', 'src/App.svelte', 'src/Box.svelte', 'src/ReactLeaf.tsx', 'src/Lazy.svelte'],
  situations: SITUATIONS,
  insertion: ['src/App.svelte', '<Leaf id="a" />', '<Leaf id="inserted" /><Leaf id="a" />'],
  last: ['lazy', 'waited', 'island z'],
})
