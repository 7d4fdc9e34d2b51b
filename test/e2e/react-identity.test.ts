import { configText, PAGE } from './support/app.ts'
import { describeIdentity, SITUATIONS, type IdentityPage } from './support/identity.ts'

const leaf = (name: string) => `import { useState } from 'react'
export default function ${name}({ id }: { id: string }) {
  const [note] = useState('edit-0')
  const [count, setCount] = useState(0)
  return <p className="leaf" data-edit="0" title={note} onClick={() => setCount((n) => n + 1)}>{id} {count}</p>
}
`

const FILES = {
  'vite.config.ts': configText(`{ frameworks: ['react', 'vue'] }`),
  'index.html': PAGE.replace('main.ts', 'main.tsx').replace(
    '<div id="app">',
    '<div id="second"></div><div></div><div></div><div id="app">',
  ),
  'src/main.tsx': `import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import App from './App'
import Leaf from './Leaf'
const inMode = (view: React.ReactNode) => location.search ? <StrictMode>{view}</StrictMode> : view
for (const place of document.querySelectorAll('body > div:not([id])'))
  createRoot(place).render(inMode(<Leaf id="nameless root" />))
createRoot(document.getElementById('second')!).render(inMode(<><Leaf id="second" /><Leaf id="third" /></>))
createRoot(document.getElementById('app')!).render(inMode(<App />))
`,
  'src/App.tsx': `import { createContext, Fragment, lazy, Suspense, use, useState } from 'react'
import { createPortal } from 'react-dom'
import { Island } from 'metamon/react'
import { island } from 'metamon/vue'
import Box, { Frame } from './Box'
import Leaf from './Leaf'
import VueLeaf from './VueLeaf.vue'
const Lazy = lazy(() => import('./Lazy'))
const VueIsland = island(VueLeaf)
const Theme = createContext('light')
const loaded = Promise.resolve('waited')
function Waiting() {
  return <Leaf id={use(loaded)} />
}
export default function App() {
  const [note] = useState('edit-0')
  const [rows, setRows] = useState(['x', 'y', 'z'])
  const [isShown, setShown] = useState(true)
  return (
    <main data-edit="0" title={note}>
      <button id="reverse" onClick={() => setRows([...rows].reverse())}>reverse</button>
      <button id="cut" onClick={() => setRows(rows.slice(1))}>cut</button>
      <button id="insert" onClick={() => setRows(['new', ...rows])}>insert</button>
      <button id="toggle" onClick={() => setShown(!isShown)}>toggle</button>
      <Suspense fallback="wait"><Waiting /></Suspense>
      <Leaf id="a" /><Leaf id="b" />
      {isShown && <Leaf id="and" />}
      <Leaf id="after" />
      {isShown ? <Leaf id="yes" /> : <div><Leaf id="no" /></div>}
      {isShown ? <Leaf key="one" id="keyed yes" /> : <Leaf key="other" id="keyed no" />}
      {rows.map((row) => <Leaf key={row} id={'keyed ' + row} />)}
      {rows.map((row, index) => <Leaf key={index} id={'by index ' + row} />)}
      {rows.map((row) => <Fragment key={row}><Leaf id={'first of ' + row} /><Leaf id={'second of ' + row} /></Fragment>)}
      {rows.map((row) => <section key={row}>{[1, 2].map((n) => <Leaf key={n} id={row + n} />)}</section>)}
      {rows.map((row) => <Island key={row} of={VueIsland} id={'island ' + row} />)}
      <Box><Leaf id="child" /><Leaf id="child 2" /></Box>
      <Box>{rows.map((row) => <Leaf key={row} id={'in box ' + row} />)}</Box>
      <Frame render={(id) => <Leaf id={id} />} />
      <Theme value="dark"><Leaf id="provided" /></Theme>
      {createPortal(<Leaf id="portal" />, document.body)}
      {rows.map((row) => createPortal(<Leaf id={'portal of ' + row} />, document.body, row))}
      <Suspense fallback="wait"><Lazy id="lazy" /></Suspense>
      <Suspense fallback="wait"><Waiting /></Suspense>
    </main>
  )
}
`,
  'src/Box.tsx': `import { useState } from 'react'
import Leaf from './Leaf'
export default function Box({ children }: { children: React.ReactNode }) {
  const [note] = useState('edit-0')
  const [open, setOpen] = useState(1)
  return <div data-edit="0" title={note}><b className="leaf" onClick={() => setOpen(open + 1)}>box {open}</b>{children}<Leaf id="own of box" /></div>
}
export function Frame({ render }: { render: (id: string) => React.ReactNode }) {
  return <div>{render('rendered')}{['p', 'q'].map((id) => <i key={id}>{render('rendered ' + id)}</i>)}</div>
}
`,
  'src/Leaf.tsx': leaf('Leaf'),
  'src/Lazy.tsx': leaf('Lazy'),
  'src/VueLeaf.vue': `<script setup lang="ts">
import { ref } from 'vue'
defineProps<{ id: string }>()
const note = 'edit-0'
const count = ref(0)
</script>
<template><p class="leaf" data-edit="0" :title="note" @click="count++">{{ id }} {{ count }}</p></template>
`,
}

const PAGE_OPTIONS: IdentityPage = {
  files: FILES,
  edited: ['src/Leaf.tsx', 'src/App.tsx', 'src/Box.tsx', 'src/VueLeaf.vue', 'src/Lazy.tsx'],
  situations: SITUATIONS,
  last: ['lazy', 'waited', 'island z'],
}

describeIdentity('on a page of React', PAGE_OPTIONS)
describeIdentity('on a page of React in strict mode', {
  ...PAGE_OPTIONS,
  query: '?strict',
  situations: SITUATIONS.slice(2, 5),
})
