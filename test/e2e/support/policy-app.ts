import { FRAMEWORKS, type Framework } from '../../../src/shared/framework.ts'
import { KINDS, type Kind } from './fixture.ts'

/** A variable with state in generated code. */
export interface Variable {
  readonly name: string
  /** Its initialiser, as it is written. */
  readonly text: string
  /** Whether a click on the component's button changes it. */
  readonly isTouched?: boolean
  /** What stands before its declaration. */
  readonly comment?: string
}

/** What a component is generated from. */
export interface Source {
  readonly variables: readonly Variable[]
  /** Stands in front of everything else. */
  readonly head?: string
  /** Runs in the component's setup. */
  readonly setup?: string
}

const PROBE = `export const next = (value) => {
  if (Array.isArray(value)) return [...value, 5]
  if (typeof value === 'object') return { ...value, more: 5 }
  return value + (typeof value === 'number' ? 5 : '!')
}
/** What is no value: a node, and a function. */
export const node = () => document.body
export const code = () => () => 'code'
export const fail = () => { throw new Error('broken on purpose') }
`

const MAIN = `import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { createComponent, render } from 'solid-js/web'
import { mount } from 'svelte'
import { createApp } from 'vue'
import ReactApp from './react/App'
import SolidApp from './solid/App.solid'
import SvelteApp from './svelte/App.svelte'
import VueApp from './vue/App.vue'
const place = (id) => document.getElementById(id)
createRoot(place('react')).render(createElement(ReactApp))
createApp(VueApp).mount(place('vue'))
mount(SvelteApp, { target: place('svelte') })
render(() => createComponent(SolidApp, {}), place('solid'))
`

const JSX_APP = 'export default () => <><Native /><Card /></>'

const APPS: Record<Framework, readonly [file: string, code: string]> = {
  react: ['App.tsx', JSX_APP],
  vue: ['App.vue', '<script setup>\n</script>\n<template><Native /><Card /></template>'],
  svelte: ['App.svelte', '<script>\n</script>\n<Native /><Card />'],
  solid: ['App.solid.tsx', JSX_APP],
}

function appOf(framework: Framework): readonly [file: string, code: string] {
  const [file, code] = APPS[framework]
  const imports = KINDS.map((kind) => {
    const name = kind === 'card' ? 'Card' : 'Native'
    return `import ${name} from './${fileOf(framework, kind).split('/').at(-1)}'\n`
  }).join('')
  const isTemplate = code.startsWith('<')
  return [`src/${framework}/${file}`, isTemplate ? code.replace('>\n', `>\n${imports}`) : imports + code]
}

/** The app: a native component and a `.mtm` one of each framework, each with a hook module of its own. */
export const policyApp = (source: Source, hook: Source): Record<string, string> => ({
  'vite.config.ts': `import metamon from 'metamon/vite'
export default { plugins: [metamon({ frameworks: ${JSON.stringify(FRAMEWORKS)}, jsx: { 'src/react': 'react' } })] }`,
  'index.html': `<link rel="icon" href="data:," /><body>${FRAMEWORKS.map((one) => `<div id="${one}"></div>`).join('')}<script type="module" src="/src/main.js"></script></body>`,
  'src/main.js': MAIN,
  'src/probe.js': PROBE,
  ...Object.fromEntries(
    FRAMEWORKS.flatMap((framework) => [
      appOf(framework),
      ...KINDS.flatMap((kind) => [
        [fileOf(framework, kind), componentOf(framework, kind, source)],
        [hookFileOf(framework, kind), hookOf(framework, hook)],
      ]),
    ]),
  ),
})

const EXTENSIONS: Record<Framework, string> = {
  react: 'tsx',
  vue: 'vue',
  svelte: 'svelte',
  solid: 'solid.tsx',
}

/** What the component is called: `ReactCard`. */
export const nameOf = (framework: Framework, kind: Kind): string =>
  `${framework[0]!.toUpperCase()}${framework.slice(1)}${kind === 'card' ? 'Card' : 'Native'}`

export const fileOf = (framework: Framework, kind: Kind): string =>
  `src/${framework}/${nameOf(framework, kind)}.${kind === 'card' ? 'mtm' : EXTENSIONS[framework]}`

/** The module with the hook, composable or primitive that a component uses. */
export const hookFileOf = (framework: Framework, kind: Kind): string =>
  `src/${framework}/use-${kind}${framework === 'svelte' ? '.svelte' : ''}.ts`

/** The code of a component. It shows what its variables and those of its hook hold, as JSON. */
export function componentOf(framework: Framework, kind: Kind, source: Source): string {
  const header = kind === 'card' ? `---\ntarget: ${framework}\n---\n` : ''
  return `${header}${COMPONENTS[framework](nameOf(framework, kind), kind, source)}`
}

/** The code of a hook module: `useThing` returns its variables, and a function that touches them. */
export const hookOf = (framework: Framework, source: Source): string => HOOKS[framework](source)

interface Idiom {
  readonly imports: string
  readonly declare: (name: string, text: string) => string
  readonly read: (name: string) => string
  readonly write: (name: string, value: string) => string
}

const setter = (name: string) => `set${name[0]!.toUpperCase()}${name.slice(1)}`

const IDIOMS: Record<Framework, Idiom> = {
  react: {
    imports: "import { useState } from 'react'",
    declare: (name, text) => `const [${name}, ${setter(name)}] = useState<any>(${text})`,
    read: (name) => name,
    write: (name, value) => `${setter(name)}(() => ${value})`,
  },
  vue: {
    imports: "import { ref } from 'vue'",
    declare: (name, text) => `const ${name} = ref<any>(${text})`,
    read: (name) => `${name}.value`,
    write: (name, value) => `${name}.value = ${value}`,
  },
  svelte: {
    imports: '',
    declare: (name, text) => `let ${name} = $state<any>(${text})`,
    read: (name) => name,
    write: (name, value) => `${name} = ${value}`,
  },
  solid: {
    imports: "import { createSignal } from 'solid-js'",
    declare: (name, text) => `const [${name}, ${setter(name)}] = createSignal<any>(${text})`,
    read: (name) => `${name}()`,
    write: (name, value) => `${setter(name)}(() => ${value})`,
  },
}

const declarationsOf = ({ declare }: Idiom, { variables }: Source): string =>
  variables.map(({ name, text, comment = '' }) => `  ${comment}\n  ${declare(name, text)}`).join('\n')

const touchesOf = ({ read, write }: Idiom, { variables }: Source): string =>
  variables
    .filter(({ isTouched }) => isTouched)
    .map(({ name, text }) =>
      write(name, text.startsWith('null as') ? `${text.slice(8)}()` : `next(${read(name)})`),
    )
    .join('; ')

/** What is written nowhere is no state for Svelte. */
const neverWritten = ({ read, write }: Idiom, { variables }: Source): string =>
  variables.map(({ name }) => write(name, read(name))).join('; ')

const shownIn = ({ read }: Idiom, { variables }: Source): string =>
  variables.map(({ name }) => `${name}: ${read(name)}`).join(', ')

const script = (idiom: Idiom, kind: Kind, source: Source): string => `${source.head ?? ''}
${idiom.imports}
import { code, fail, next, node } from '../probe.js'
import { useThing } from './use-${kind}'
`

const body = (idiom: Idiom, source: Source): string => `${declarationsOf(idiom, source)}
  const hook = useThing()
  const touch = () => { ${touchesOf(idiom, source)}; hook.touch() }
  const show = () => JSON.stringify({ ${shownIn(idiom, source)}, ...hook.show() })
  const never = () => { ${neverWritten(idiom, source)} }
  void [code, fail, next, node, never]
  ${source.setup ?? ''}
`

type Generate = (name: string, kind: Kind, source: Source) => string

const jsx =
  (idiom: Idiom, handler: string): Generate =>
  (name, kind, source) =>
    `${script(idiom, kind, source)}
export default function ${name}() {
${body(idiom, source)}
  return <section data-name="${name}"><button ${handler}={touch}>touch</button><b>{show()}</b></section>
}
`

const COMPONENTS: Record<Framework, Generate> = {
  react: jsx(IDIOMS.react, 'onClick'),
  vue: (name, kind, source) => `<script setup lang="ts">
${script(IDIOMS.vue, kind, source)}
${body(IDIOMS.vue, source)}
</script>
<template><section data-name="${name}"><button @click="touch">touch</button><b>{{ show() }}</b></section></template>
`,
  svelte: (name, kind, source) => `<script lang="ts">
${script(IDIOMS.svelte, kind, source).replace('./use-' + kind, `./use-${kind}.svelte`)}
${body(IDIOMS.svelte, source)}
</script>
<section data-name="${name}"><button onclick={touch}>touch</button><b>{show()}</b></section>
`,
  solid: jsx(IDIOMS.solid, 'onClick'),
}

const hookWith =
  (idiom: Idiom) =>
  (source: Source): string =>
    `${source.head ?? ''}
${idiom.imports}
import { next } from '../probe.js'
export function useThing() {
${declarationsOf(idiom, source)}
  ${source.setup ?? ''}
  return { touch: () => { ${touchesOf(idiom, source)} }, show: () => ({ ${shownIn(idiom, source)} }) }
}
`

const HOOKS: Record<Framework, (source: Source) => string> = {
  react: hookWith(IDIOMS.react),
  vue: hookWith(IDIOMS.vue),
  svelte: hookWith(IDIOMS.svelte),
  solid: hookWith(IDIOMS.solid),
}
