import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FRAMEWORKS, type Framework } from '../../src/shared/framework.ts'

/** A component with local state, as source of each framework. */
const COUNTERS: Record<Framework, readonly [file: string, text: string]> = {
  react: [
    'src/ReactCounter.tsx',
    `import { useState } from 'react'
export default function Counter({ step }: { step: number }) {
  const [count, setCount] = useState(0)
  return <p className="react"><button onClick={() => setCount(count + step)}>{count}</button><input /></p>
}`,
  ],
  vue: [
    'src/VueCounter.vue',
    `<script setup lang="ts">
import { ref } from 'vue'
const { step } = defineProps<{ step: number }>()
const count = ref(0)
</script>
<template><p class="vue"><button @click="count += step">{{ count }}</button><input /></p></template>`,
  ],
  svelte: [
    'src/SvelteCounter.svelte',
    `<script lang="ts">
  const { step }: { step: number } = $props()
  let count = $state(0)
</script>
<p class="svelte"><button onclick={() => (count += step)}>{count}</button><input /></p>`,
  ],
  solid: [
    'src/SolidCounter.solid.tsx',
    `import { createSignal } from 'solid-js'
export default function Counter(props: { step: number }) {
  const [count, setCount] = createSignal(0)
  return <p class="solid"><button onClick={() => setCount(count() + props.step)}>{count()}</button><input /></p>
}`,
  ],
}

const importsOf = (host: Framework, islands: readonly Framework[]) =>
  [
    `import { Island } from 'metamon/${host}'`,
    ...islands.flatMap((one) => [
      `import { island as ${one}Island } from 'metamon/${one}'`,
      `import ${one}Counter from './${COUNTERS[one][0].replace('src/', '').replace(/(\.tsx)$/, '')}'`,
      `const ${one} = ${one}Island(${one}Counter)`,
    ]),
  ].join('\n')

const others = (host: Framework) => FRAMEWORKS.filter((one) => one !== host)

/** A host of each framework with an island of each of the others. */
const HOSTS: Record<Framework, readonly [file: string, text: string]> = {
  react: [
    'src/ReactHost.tsx',
    `import 'react'
${importsOf('react', others('react'))}
export default function Host() {
  const step = 1
  return <main><b>host-0</b><Island of={vue} step={step} /><Island of={svelte} step={step} /><Island of={solid} step={step} /></main>
}`,
  ],
  vue: [
    'src/VueHost.vue',
    `<script setup lang="ts">
${importsOf('vue', others('vue'))}
const step = 1
</script>
<template><main><b>host-0</b><Island :of="react" :step /><Island :of="svelte" :step /><Island :of="solid" :step /></main></template>`,
  ],
  svelte: [
    'src/SvelteHost.svelte',
    `<script lang="ts">
${importsOf('svelte', others('svelte'))}
const step = 1
</script>
<main><b>host-0</b><Island of={react} {step} /><Island of={vue} {step} /><Island of={solid} {step} /></main>`,
  ],
  solid: [
    'src/SolidHost.solid.tsx',
    `${importsOf('solid', others('solid'))}
export default function Host() {
  const step = 1
  return <main><b>host-0</b><Island of={react} step={step} /><Island of={vue} step={step} /><Island of={svelte} step={step} /></main>
}`,
  ],
}

const FILES = {
  'vite.config.ts': `import metamon from 'metamon/vite'
export default { plugins: [metamon({ frameworks: ['react', 'vue', 'svelte', 'solid'] })] }`,
  'index.html': `<!doctype html><link rel="icon" href="data:," /><body><script type="module" src="/src/main.ts"></script></body>`,
  'src/main.ts': `import { mount } from './Root.mtm'
const place = document.body.appendChild(document.createElement('div'))
mount(place)`,
  'src/Root.mtm': `---\ntarget: vue\n---\n<script setup>
import React from './React.mtm'
import Vue from './VueHost.vue'
import Svelte from './Svelte.mtm'
import Solid from './Solid.mtm'
</script>
<template>
  <div id="react"><React /></div><div id="vue"><Vue /></div><div id="svelte"><Svelte /></div><div id="solid"><Solid /></div>
</template>`,
  'src/React.mtm': `---\ntarget: react\n---\nimport Host from './ReactHost'\nexport default function View() { return <Host /> }`,
  'src/Svelte.mtm': `---\ntarget: svelte\n---\n<script>import Host from './SvelteHost.svelte'</script>\n<Host />`,
  'src/Solid.mtm': `---\ntarget: solid\n---\nimport Host from './SolidHost.solid'\nexport default function View() { return <Host /> }`,
  ...Object.fromEntries([...Object.values(COUNTERS), ...Object.values(HOSTS)]),
}

let app: HotReloadTest

beforeAll(async () => {
  app = await createHotReloadTest({ files: FILES })
  await app.page.waitForFunction(() => document.querySelectorAll('main button').length === 12)
})
afterAll(() => app.close())

const readIslands = () =>
  app.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main p')].map((node) => ({
      host: node.closest('[id]')!.id,
      island: node.className,
      count: node.querySelector('button')!.textContent,
      typed: node.querySelector('input')!.value,
    })),
  )

const click = (selector: string) =>
  app.page.evaluate((one) => document.querySelector<HTMLElement>(one)!.click(), selector)

describe('islands of four frameworks in hosts of four frameworks', () => {
  it.each(FRAMEWORKS)(
    'keep their state and their input when the %s host around them is edited',
    async (host) => {
      for (const island of others(host)) {
        await click(`#${host} .${island} button`)
        await app.page.fill(`#${host} .${island} input`, `typed in ${island}`)
      }
      const before = await readIslands()
      const entry = await app.edit(HOSTS[host][0], (text) =>
        text.replace('host-0', 'host-1').replace('step = 1', 'step = 10'),
      )
      expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
      expect(await app.page.textContent(`#${host} b`)).toBe('host-1')
      expect(await readIslands()).toEqual(before)
      for (const island of others(host)) {
        const was = before.find((one) => one.host === host && one.island === island)!
        await click(`#${host} .${island} button`)
        await app.page.waitForFunction(
          ([selector, count]) => document.querySelector(selector!)?.textContent === count,
          [`#${host} .${island} button`, String(Number(was.count) + 10)],
        )
      }
      expect(await app.page.evaluate(() => document.querySelectorAll('metamon-shelter').length)).toBe(0)
    },
  )

  it.each(FRAMEWORKS)('show the new version of an edited %s island in every host', async (island) => {
    const [file] = COUNTERS[island]
    const entry = await app.edit(file, (text) =>
      text.replace(/<p class(Name)?="(\w+)"/, '<p title="new" class$1="$2"'),
    )
    expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
    await app.page.waitForFunction(
      (name) => document.querySelectorAll(`main .${name}[title=new]`).length === 3,
      island,
    )
  })

  it.each(FRAMEWORKS)('stay in every host when a %s island throws, and take its fix', async (island) => {
    const [file] = COUNTERS[island]
    const statement = "if (document.title !== '-') throw new Error('on purpose')"
    const broken = await app.edit(file, (text) =>
      island === 'react' || island === 'solid'
        ? text.replace(/(function Counter\(.*\{\n)/, `$1  ${statement}\n`)
        : text.replace(/(<script[^>]*>\n)/, `$1${statement}\n`),
    )
    expect(broken.diagnostics.map(({ message }) => message).join()).toContain('on purpose')
    expect(broken.outcome).toBe('rolled-back')
    await areShown(island)
    const fixed = await app.edit(file, (text) => text.replace(statement, "void 'mended'"))
    expect(fixed).toMatchObject({ outcome: 'applied', diagnostics: [] })
    await areShown(island)
  })

  const areShown = (island: Framework) =>
    app.page.waitForFunction(
      (name) =>
        document.querySelectorAll(`main .${name}`).length === 3 &&
        !document.querySelector('[data-metamon-error]'),
      island,
    )

  it('have printed no error but those', () => {
    const problems = app.browserLog.filter((line) => /^(?:error|pageerror)/.test(line))
    expect(problems.filter((line) => !line.includes('on purpose'))).toEqual([])
  })
})
