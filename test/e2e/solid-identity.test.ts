import { configText, PAGE } from './support/app.ts'
import { describeIdentity, SITUATIONS } from './support/identity.ts'

const leaf = (name: string) => `import { createSignal } from 'solid-js'
export default function ${name}(props: { id: string }) {
  const note = 'edit-0'
  const [count, setCount] = createSignal(0)
  return <p class="leaf" data-edit="0" title={note} onClick={() => setCount(count() + 1)}>{props.id} {count()}</p>
}
`

const FILES = {
  'vite.config.ts': configText(`{ frameworks: ['solid', 'svelte'] }`),
  'index.html': PAGE.replace('<div id="app">', '<div id="second"></div><div id="third"></div><div id="app">'),
  'src/main.ts': `import { createComponent, render } from 'solid-js/web'
import App from './App'
import Leaf from './Leaf'
const place = (id: string) => document.getElementById(id)!
render(() => createComponent(Leaf, { id: 'second' }), place('second'))
render(() => createComponent(Leaf, { id: 'third' }), place('third'))
render(() => createComponent(App, {}), place('app'))
`,
  'src/App.tsx': `import { createResource, createSignal, ErrorBoundary, For, Index, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { Dynamic, Portal } from 'solid-js/web'
import { Island } from 'metamon/solid'
import { island } from 'metamon/svelte'
import Box from './Box'
import Leaf from './Leaf'
import SvelteLeaf from './SvelteLeaf.svelte'
const Lazy = lazy(() => import('./Lazy'))
const SvelteIsland = island(SvelteLeaf)
export default function App() {
  const note = 'edit-0'
  const [rows, setRows] = createSignal(['x', 'y', 'z'])
  const [isShown, setShown] = createSignal(true)
  const [loaded] = createResource(() => Promise.resolve('waited'))
  return (
    <main data-edit="0" title={note}>
      <button id="reverse" onClick={() => setRows(rows().toReversed())}>reverse</button>
      <button id="cut" onClick={() => setRows(rows().slice(1))}>cut</button>
      <button id="insert" onClick={() => setRows(['new', ...rows()])}>insert</button>
      <button id="toggle" onClick={() => setShown(!isShown())}>toggle</button>
      <Suspense fallback="wait"><Show when={loaded()}><Leaf id="early" /></Show></Suspense>
      <Leaf id="a" /><Leaf id="b" />
      <Show when={isShown()} fallback={<Leaf id="fallback" />}><Leaf id="show" /></Show>
      <Show when={isShown()}><div><Leaf id="in div" /></div></Show>
      {isShown() ? <Leaf id="yes" /> : <Leaf id="no" />}
      {isShown() && <Leaf id="and" />}
      <Switch><Match when={isShown()}><Leaf id="match" /></Match><Match when={!isShown()}><Leaf id="other match" /></Match></Switch>
      <Leaf id="after" />
      <For each={rows()}>{(row) => <Leaf id={'for ' + row} />}</For>
      <Index each={rows()}>{(row) => <Leaf id={'index ' + row()} />}</Index>
      <For each={rows()}>{(row) => <><Leaf id={'first of ' + row} /><Leaf id={'second of ' + row} /></>}</For>
      <For each={rows()}>{(row) => <section><For each={[1, 2]}>{(n) => <Leaf id={row + n} />}</For></section>}</For>
      <For each={rows()}>{(row) => <Island of={SvelteIsland} id={'island ' + row} />}</For>
      <Box><Leaf id="child" /><Leaf id="child 2" /></Box>
      <Box><For each={rows()}>{(row) => <Leaf id={'in box ' + row} />}</For></Box>
      <Box more={(label) => <Leaf id={'rendered ' + label} />} />
      <Portal><Leaf id="portal" /><For each={rows()}>{(row) => <Leaf id={'portal ' + row} />}</For></Portal>
      <Dynamic component={isShown() ? Leaf : Box} id="dynamic" />
      <ErrorBoundary fallback="failed"><Leaf id="bounded" /></ErrorBoundary>
      <Suspense fallback="wait"><Lazy id="lazy" /></Suspense>
      <Suspense fallback="wait"><Leaf id={loaded()!} /></Suspense>
    </main>
  )
}
`,
  'src/Box.tsx': `import { createSignal, For, type JSX } from 'solid-js'
import Leaf from './Leaf'
export default function Box(props: { children?: JSX.Element; more?: (label: string) => JSX.Element; id?: string }) {
  const note = 'edit-0'
  const [open, setOpen] = createSignal(1)
  return (
    <div data-edit="0" title={note}>
      <b class="leaf" onClick={() => setOpen(open() + 1)}>box {open()}</b>{props.children}<Leaf id="own of box" />
      <For each={['p', 'q']}>{(label) => props.more?.(label)}</For>
    </div>
  )
}
`,
  'src/Leaf.tsx': leaf('Leaf'),
  'src/Lazy.tsx': leaf('Lazy'),
  'src/SvelteLeaf.svelte': `<script lang="ts">
  let { id }: { id: string } = $props()
  const note = 'edit-0'
  let count = $state(0)
</script>
<p class="leaf" data-edit="0" title={note} onclick={() => count++}>{id} {count}</p>
`,
}

describeIdentity('on a page of Solid', {
  files: FILES,
  edited: ['src/Leaf.tsx', 'src/App.tsx', 'src/Box.tsx', 'src/SvelteLeaf.svelte', 'src/Lazy.tsx'],
  situations: SITUATIONS,
  insertion: ['src/App.tsx', '<Leaf id="a" />', '<Leaf id="inserted" /><Leaf id="a" />'],
  last: ['lazy', 'waited', 'island z'],
})
