import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FRAMEWORKS, type Framework } from '../../src/shared/framework.ts'
import { configText } from './support/app.ts'

const TICKERS: Record<Framework, string> = {
  react: 'src/react/Ticker.tsx',
  vue: 'src/vue/Ticker.vue',
  svelte: 'src/svelte/Ticker.svelte',
  solid: 'src/solid/Ticker.solid.tsx',
}

const FILES = {
  'vite.config.ts': configText(JSON.stringify({ frameworks: FRAMEWORKS, jsx: { 'src/react': 'react' } })),
  // Counts what is running, before anybody else looks at it.
  'index.html': `<!doctype html><link rel="icon" href="data:," /><body>
<script>{
const running = { timers: new Set(), listeners: new Set() }
Object.assign(window, { running })
const { setInterval, clearInterval, addEventListener, removeEventListener } = window
window.setInterval = (...args) => { const id = setInterval(...args); running.timers.add(id); return id }
window.clearInterval = (id) => { running.timers.delete(id); clearInterval(id) }
window.addEventListener = (type, ...rest) => { if (type === 'resize') running.listeners.add(rest[0]); addEventListener(type, ...rest) }
window.removeEventListener = (type, ...rest) => { running.listeners.delete(rest[0]); removeEventListener(type, ...rest) }
}</script>
${FRAMEWORKS.map((one) => `<div id="${one}"></div>`).join('')}<script type="module" src="/src/main.ts"></script></body>`,
  'src/main.ts': `import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { createComponent, render } from 'solid-js/web'
import { mount } from 'svelte'
import { createApp } from 'vue'
import './side.ts'
import ReactTicker from './react/Ticker'
import SolidTicker from './solid/Ticker.solid'
import SvelteTicker from './svelte/Ticker.svelte'
import VueTicker from './vue/Ticker.vue'
const place = (id) => document.getElementById(id)
createRoot(place('react')).render(createElement(ReactTicker))
createApp(VueTicker).mount(place('vue'))
mount(SvelteTicker, { target: place('svelte') })
render(() => createComponent(SolidTicker, {}), place('solid'))
`,
  'src/start.ts': `export function start() {
  const listener = () => {}
  const timer = window.setInterval(() => {}, 1000)
  window.addEventListener('resize', listener)
  return () => {
    window.clearInterval(timer)
    window.removeEventListener('resize', listener)
  }
}
`,
  'src/side.ts': `import './leaking.ts'
import './kept.ts'
if (import.meta.hot) import.meta.hot.accept()
`,
  'src/leaking.ts': `setInterval(() => {}, 1000)
document.addEventListener('resize', () => {})
if (import.meta.hot) import.meta.hot.accept()
`,
  'src/kept.ts': `import { preserve } from 'metamon'
const log = (document.body.dataset.log ??= '', (text) => void (document.body.dataset.log += text + ' '))
const socket = preserve('socket', () => (log('made'), {}), () => log('closed'))
const isSame = (window as any).socket === socket
Object.assign(window, { socket, isSame })
if (import.meta.hot) import.meta.hot.accept()
`,
  [TICKERS.react]: `import { useEffect } from 'react'
import { start } from '../start'
export default function Ticker() {
  useEffect(() => start(), [])
  return <b>text-0</b>
}
`,
  [TICKERS.vue]: `<script setup lang="ts">
import { onMounted, onUnmounted } from 'vue'
import { start } from '../start'
let stop = () => {}
onMounted(() => { stop = start() })
onUnmounted(() => stop())
</script>
<template><b>text-0</b></template>
`,
  [TICKERS.svelte]: `<script lang="ts">
import { start } from '../start'
$effect(() => start())
</script>
<b>text-0</b>
`,
  [TICKERS.solid]: `import { onCleanup, onMount } from 'solid-js'
import { start } from '../start'
export default function Ticker() {
  onMount(() => onCleanup(start()))
  return <b>text-0</b>
}
`,
}

let app: HotReloadTest

beforeAll(async () => {
  app = await createHotReloadTest({ files: FILES })
  for (const framework of FRAMEWORKS) await app.page.waitForSelector(`#${framework} b`)
})
afterAll(() => app.close())

interface Running {
  readonly running: Record<'timers' | 'listeners', Set<unknown>>
}

const running = () =>
  app.page.evaluate(() => {
    const { timers, listeners } = (window as unknown as Running).running
    return { timers: timers.size, listeners: listeners.size }
  })

describe.each(FRAMEWORKS)('the effects of a %s component', (framework) => {
  it('run as often as before after several edits, and one that is rolled back', async () => {
    const before = await running()
    const file = TICKERS[framework]
    for (const edit of [1, 2, 3]) {
      const entry = await app.edit(file, (text) => text.replace(/text-\d/, `text-${edit}`))
      expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
      await app.page.waitForFunction(
        ([id, text]) => document.querySelector(`#${id} b`)?.textContent === text,
        [framework, `text-${edit}`] as const,
      )
      await app.edit(file, (text) => text.replace('../start', `../start.ts`))
      await app.edit(file, (text) => text.replace('../start.ts', `../start`))
    }
    const text = await app.read(file)
    const broken = await app.edit(file, (old) =>
      old.replace(/import/, "throw new Error('on purpose')\nimport"),
    )
    expect(['aborted', 'rolled-back']).toContain(broken.outcome)
    await app.write(file, text)
    expect(await running()).toEqual(before)
  })

  it('run as often as before after an edit of the module that starts them', async () => {
    const before = await running()
    await app.edit('src/start.ts', (text) => `${text}void '${framework}'\n`)
    expect(await running()).toEqual(before)
  })
})

describe('a module', () => {
  it('is named once when it starts again what goes on from before', async () => {
    const first = await app.edit('src/leaking.ts', (text) => `${text}void 1\n`)
    const message =
      '`src/leaking.ts` starts again what goes on from before: 2 × `setInterval`, 2 × `resize` listener of document'
    expect(first).toMatchObject({ outcome: 'applied', diagnostics: [{ code: 'MTM5001', message }] })
    expect(first.diagnostics[0]!.hint).toContain('preserve')
    await expect.poll(() => app.serverLog.some((line) => line.includes(message))).toBe(true)
    const second = await app.edit('src/leaking.ts', (text) => `${text}void 2\n`)
    expect(second.diagnostics).toEqual([])
  })

  it('keeps what it preserves for as long as it asks for it', async () => {
    const log = () => app.page.evaluate(() => document.body.dataset.log)
    await app.edit('src/kept.ts', (text) => `${text}void 1\n`)
    expect(await app.page.evaluate(() => (window as unknown as { isSame: boolean }).isSame)).toBe(true)
    expect(await log()).toBe('made ')
    const broken = await app.edit('src/kept.ts', (text) => text.replace("'socket'", "'other'") + 'throw 1\n')
    expect(broken.outcome).toBe('aborted')
    expect(await log()).toBe('made made closed ')
    await app.edit('src/kept.ts', (text) => text.replace('throw 1\n', ''))
    expect(await log()).toBe('made made closed made closed ')
    await app.edit('src/side.ts', (text) => text.replace("import './kept.ts'\n", ''))
    await app.page.waitForFunction(() => document.body.dataset.log === 'made made closed made closed closed ')
  })
})
