import { createHotReloadTest } from 'metamon/testing'
import { expect, it } from 'vitest'

/** A Vite whose channel is sealed, so that nothing can be put between it and the pages. */
const CONFIG = `import metamon from 'metamon/vite'
const sealed = {
  name: 'sealed',
  enforce: 'pre',
  configureServer({ environments }) {
    const { hot } = environments.client
    Object.defineProperty(hot, 'send', { value: hot.send, writable: false })
  },
}
export default { plugins: [sealed, metamon({ frameworks: ['vue', 'react'] })] }
`

const VUE = `<script setup>
import { ref } from 'vue'
import { useSignal } from 'metamon/vue'
const count = ref(0)
const total = useSignal('total', 0)
</script>
<template><p id="vue"><button @click="count++; total++">version-0</button> {{ count }} {{ total }}</p></template>
`
const REACT = `import { useState } from 'react'
export default function App() {
  const [count, setCount] = useState(0)
  return <p id="react"><button onClick={() => setCount(count + 1)}>version-0</button> {count}</p>
}
`

it('keeps state where updates cannot be held back, and says that this is all', async () => {
  await using app = await createHotReloadTest({
    files: {
      'vite.config.js': CONFIG,
      'index.html':
        '<link rel="icon" href="data:," /><div id="a"></div><div id="b"></div><script type="module" src="/main.js"></script>',
      'main.js': `import { createApp } from 'vue'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import Vue from './App.vue'
import React from './App.jsx'
createApp({ render: () => h(Vue) }).mount('#a')
import { h } from 'vue'
createRoot(document.getElementById('b')).render(createElement(React))
`,
      'App.vue': VUE,
      'App.jsx': REACT,
    },
  })
  expect(app.serverLog.join('\n')).toContain('cannot have its updates prepared and rolled back')
  for (const id of ['vue', 'react']) {
    await app.page.click(`#${id} button`)
    await app.page.click(`#${id} button`)
  }
  const { writeFileSync } = await import('node:fs')
  writeFileSync(
    app.path('App.vue'),
    VUE.replace('version-0', 'version-1').replace('const count', '// more\nconst count'),
  )
  await app.page.waitForFunction(() => document.querySelector('#vue')?.textContent === 'version-1 2 2')
  writeFileSync(
    app.path('App.jsx'),
    REACT.replace('version-0', 'version-1').replace('const [count', 'useState(1)\n  const [count'),
  )
  await app.page.waitForFunction(() => document.querySelector('#react')?.textContent === 'version-1 2')
})
