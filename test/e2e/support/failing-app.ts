import { FRAMEWORKS, type Framework } from '../../../src/shared/framework.ts'
import { reactFiles, solidFiles } from './failing-jsx.ts'
import { svelteFiles, vueFiles } from './failing-templates.ts'

export const KINDS = ['native', 'card'] as const
export type Kind = (typeof KINDS)[number]

/** The two places of each component on the page. */
export const PLACES = ['a', 'b'] as const

/** Where a fault goes in, as comments or calls that do nothing. */
export const MARKS = {
  module: '/* module */',
  setup: '/* setup */',
  effect: '/* effect */',
  hook: '/* hook */',
  render: 'okay()',
}

const PROBE = `import { emit } from 'metamon'
export const answers = {}
export const answer = (name) => { answers[name] = (answers[name] ?? 0) + 1 }
export const okay = () => ''
export const fail = () => { throw new Error('broken on purpose') }
Object.assign(window, { answers, ping: () => emit('ping', undefined) })
`

const MAIN = `import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { createComponent, render } from 'solid-js/web'
import { mount } from 'svelte'
import { createApp } from 'vue'
import { signal } from 'metamon'
import './probe.js'
import ReactApp from './react/App'
import SolidApp from './solid/App.solid'
import SvelteApp from './svelte/App.svelte'
import VueApp from './vue/App.vue'
signal('total', 0)
const place = (id) => document.getElementById(id)
createRoot(place('react')).render(createElement(ReactApp))
createApp(VueApp).mount(place('vue'))
mount(SvelteApp, { target: place('svelte') })
render(() => createComponent(SolidApp, {}), place('solid'))
`

/** An app with two components of each framework, a native one and a \`.mtm\` one, each at two places. */
export const failingApp = (options: object): Record<string, string> => ({
  'vite.config.ts': `import metamon from 'metamon/vite'
export default { plugins: [metamon({ frameworks: ${JSON.stringify(FRAMEWORKS)}, jsx: { 'src/react': 'react' }, ...${JSON.stringify(options)} })] }`,
  'index.html': `<link rel="icon" href="data:," /><body>${FRAMEWORKS.map((one) => `<div id="${one}"></div>`).join('')}<script type="module" src="/src/main.js"></script></body>`,
  'src/main.js': MAIN,
  'src/probe.js': PROBE,
  ...reactFiles(),
  ...vueFiles(),
  ...svelteFiles(),
  ...solidFiles(),
})

const EXTENSIONS: Record<Framework, string> = {
  react: 'tsx',
  vue: 'vue',
  svelte: 'svelte',
  solid: 'solid.tsx',
}

export const fileOf = (framework: Framework, kind: Kind): string =>
  `src/${framework}/${kind === 'card' ? 'Card.mtm' : `Native.${EXTENSIONS[framework]}`}`

/** The module with the hook, composable or primitive that a component uses. */
export const hookFileOf = (framework: Framework, kind: Kind): string =>
  `src/${framework}/use-${kind}${framework === 'svelte' ? '.svelte' : ''}.ts`
