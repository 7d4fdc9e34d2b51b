import { createHotReloadTest } from 'metamon/testing'
import { describe, expect, it } from 'vitest'
import { configText, PAGE } from './support/app.ts'

describe('dependency pre-bundling', () => {
  it('finds what only .mtm files import, before the page asks for it', async () => {
    await using app = await createHotReloadTest({
      files: {
        'vite.config.ts': configText(`{ frameworks: ['vue', 'svelte'] }`),
        'index.html': PAGE,
        'src/main.ts': `import { mount } from './A.mtm'\nmount(document.querySelector('#app')!)`,
        'src/A.mtm': `---\ntarget: vue\n---\n<script setup>import { atom } from 'nanostores'\nimport B from './B.mtm'\nconst n = atom(1).get()</script>\n<template><b>{{ n }}</b><B /></template>`,
        'src/B.mtm': `---\ntarget: svelte\n---\n<script>import { signal } from '@preact/signals-core'\nconst n = signal(2).value</script>\n<i>{n}</i>`,
      },
    })
    await app.page.waitForFunction(
      () => document.querySelector('#app')?.textContent?.replace(/\s/g, '') === '12',
    )
    expect(app.serverLog.filter((line) => /new dependencies|reloading/.test(line))).toEqual([])
    expect(app.browserLog.filter((line) => line.includes('connecting'))).toHaveLength(1)
  })
})

describe('plugins that the user has configured', () => {
  it('are enough: native and .mtm files of all of them are updated in place', async () => {
    await using app = await createHotReloadTest({
      files: {
        'vite.config.ts': `import metamon from 'metamon/vite'
import react from '@vitejs/plugin-react'
import vue from '@vitejs/plugin-vue'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import solid from 'vite-plugin-solid'
const SOLID = /\\.solid\\.tsx$/
export default {
  plugins: [metamon(), solid({ include: SOLID }), react({ exclude: [/node_modules/, SOLID] }), vue(), svelte()],
}`,
        'index.html': PAGE,
        'src/main.ts': ['React', 'Vue', 'Svelte', 'Solid']
          .map((one) => `import { mount as mount${one} } from './${one}.mtm'\nmount${one}(document.body)`)
          .join('\n'),
        'src/React.mtm': `---\ntarget: react\n---\nimport { useSignal } from 'metamon/react'\nimport Native from './Native'\nexport default function View() { const [n, setN] = useSignal('n', 0); return <p id="react" onClick={() => setN(n + 1)}>{n} <Native /></p> }`,
        'src/Native.tsx': `export default function Native() { return <b>native-0</b> }`,
        'src/Vue.mtm': `---\ntarget: vue\n---\n<script setup>import { useSignal } from 'metamon/vue'\nconst n = useSignal('n', 0)</script>\n<template><p id="vue" @click="n++">{{ n }} mtm-0</p></template>`,
        'src/Svelte.mtm': `---\ntarget: svelte\n---\n<script>import { useSignal } from 'metamon/svelte'\nconst n = useSignal('n', 0)</script>\n<p id="svelte">{n.current} mtm-0</p>`,
        'src/Solid.mtm': `---\ntarget: solid\n---\nimport { useSignal } from 'metamon/solid'\nexport default function View() { const [n] = useSignal('n', 0); return <p id="solid">{n()} mtm-0</p> }`,
      },
    })
    await app.page.click('#react')
    await app.page.click('#vue')
    await app.page.waitForFunction(() => document.querySelector('#solid')?.textContent?.startsWith('2'))
    for (const file of ['src/Native.tsx', 'src/Vue.mtm', 'src/Svelte.mtm', 'src/Solid.mtm']) {
      const entry = await app.edit(file, (text) => text.replace(/(native|mtm)-0/, '$1-1'))
      expect(entry, file).toMatchObject({ outcome: 'applied', diagnostics: [] })
    }
    // Selectors of the browser itself do not look into what Metamon shows beside the app.
    const texts = await app.page.evaluate(() =>
      [...document.querySelectorAll('p')].map((node) => node.textContent?.trim()),
    )
    expect(texts).toEqual(['2 native-1', '2 mtm-1', '2 mtm-1', '2 mtm-1'])
    expect(app.browserLog.filter((line) => line.includes('connecting'))).toHaveLength(1)
  })
})

describe('an option that is off', () => {
  const start = (options: string) =>
    createHotReloadTest({
      files: {
        'vite.config.ts': configText(options),
        'index.html': PAGE,
        'src/main.ts': `import './store'\nimport { emit, signal } from 'metamon'\nObject.assign(window, { emit, total: signal('total', 0), heard: 0 })`,
        'src/store.ts': `import { on, signal } from 'metamon'\nsignal('total', 0).value = 1\non('add', () => { window.heard++ })\nimport.meta.hot?.accept()\n`,
      },
    })
  const touch = (app: Awaited<ReturnType<typeof start>>) =>
    app.page
      .evaluate('total.value = 5')
      .then(() => app.edit('src/store.ts', (text) => `${text}// touched\n`))
      .then(() =>
        app.page.evaluate<{ total: number; heard: number }>('emit("add"), { total: total.value, heard }'),
      )

  it.each([
    ['{}', { total: 5, heard: 1 }],
    ['{ preserveSignals: false }', { total: 1, heard: 1 }],
    ['{ preserveSubscriptions: false }', { total: 5, heard: 2 }],
  ])('does nothing any more: metamon(%s)', async (options, expected) => {
    await using app = await start(options)
    expect(await touch(app)).toEqual(expected)
  })
})
