import { FRAMEWORKS } from '../../../src/shared/framework.ts'
import { MAIN } from '../slots.ts'

/** The entry, which can only be changed with a reload. */
export const renderMain = (version: number): string => `import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { createComponent, render } from 'solid-js/web'
import { mount } from 'svelte'
import { createApp } from 'vue'
import './probe'
import './listener'
import ReactParent from './react/Parent'
import SolidParent from './solid/Parent.solid'
import SvelteParent from './svelte/Parent.svelte'
import VueParent from './vue/Parent.vue'

const place = (id: string) => document.getElementById(id)!
createRoot(place('react')).render(createElement(ReactParent, { name: 'react-parent' }))
createApp(VueParent, { name: 'vue-parent' }).mount(place('vue'))
mount(SvelteParent, { target: place('svelte'), props: { name: 'svelte-parent' } })
render(() => createComponent(SolidParent, { name: 'solid-parent' }), place('solid'))
document.documentElement.dataset.main = 'v${version}'
`

/**
 * Files that nothing imports, to be written in turn: the watcher drops the second of two changes of one file, and
 * nobody asks about a file that is in no page.
 */
export const BARRIERS = [
  'src/barrier-0.ts',
  'src/barrier-1.ts',
  'src/barrier-2.ts',
  'src/barrier-3.ts',
] as const

export const renderBarrier = (version: number): string => `export const barrier = ${version}\n`

const PROBE = `import { emit } from 'metamon'

/** Counts answers to events, and throws where a fault is wanted. */
const answers: Record<string, number> = {}

export const answer = (name: string): void => {
  answers[name] = (answers[name] ?? 0) + 1
}

export const fail = (text: string): undefined => {
  throw new Error(text)
}

Object.assign(window, { answers, askForVersions: () => emit('version') })
`

const CONFIG = `import metamon from 'metamon/vite'

export default {
  plugins: [metamon({ frameworks: ['react', 'vue', 'svelte', 'solid'], jsx: { 'src/react': 'react' } })],
}
`

const HTML = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>fuzz</title><link rel="icon" href="data:," /></head>
  <body>
    ${FRAMEWORKS.map((framework) => `<div id="${framework}"></div>`).join('')}
    <script type="module" src="/src/main.ts"></script>
  </body>
</html>
`

/** The files of the app that hold everything together. */
export const shellFiles = (): Record<string, string> => ({
  'index.html': HTML,
  'vite.config.ts': CONFIG,
  'svelte.config.js': 'export default {}\n',
  [MAIN]: renderMain(0),
  'src/probe.ts': PROBE,
  ...Object.fromEntries(BARRIERS.map((file) => [file, renderBarrier(0)])),
})
