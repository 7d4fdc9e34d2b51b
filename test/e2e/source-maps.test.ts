import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping'
import { createHotReloadTest } from 'metamon/testing'
import metamon from 'metamon/vite'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FRAMEWORKS, type Framework } from '../../src/shared/framework.ts'
import { toViewId } from '../../src/shared/module-id.ts'

const HEADER = (target: Framework) => `---
target: ${target}
channels:
  - event: cart:add
    emit: addToCart
    on: handleAdd
---
`

/** Bodies whose `marked…` identifiers stand in the script, behind injected code, and in the template. */
const BODIES: Record<Framework, string> = {
  react: `import { useState } from 'react'
export default function View() {
  const [markedState] = useState('🙂'); const markedSecond = markedState.length
  const handleAdd = () => globalThis.markedHandler(markedState)
  return <p onClick={() => addToCart(globalThis.markedClick)}>{globalThis.markedText}{markedSecond}</p>
}
`,
  solid: `import { createSignal } from 'solid-js'
export default function View() {
  const [markedState] = createSignal('🙂'); const markedSecond = markedState().length
  const handleAdd = () => globalThis.markedHandler(markedState)
  return <p onClick={() => addToCart(globalThis.markedClick)}>{globalThis.markedText}{markedSecond}</p>
}
`,
  vue: `<script setup lang="ts">
import { ref } from 'vue'
const markedState = ref<string>('🙂'); const markedSecond = markedState.value.length
const handleAdd = () => Reflect.get(globalThis, 'x').markedHandler(markedState)
</script>

<template>
  <p @click="addToCart(markedState)">{{ markedSecond }}</p>
</template>
`,
  svelte: `<script lang="ts">
  let markedState: string = $state('🙂'); const markedSecond = $derived(markedState.length)
  const handleAdd = () => Reflect.get(globalThis, 'x').markedHandler(markedState)
</script>

<p onclick={() => addToCart(Reflect.get(globalThis, 'y').markedClick)}>{Reflect.get(globalThis, 'z').markedText}{markedSecond}</p>
`,
}

const NAME_RE = /\bmarked[A-Z]\w*/g
const source = (target: Framework) => HEADER(target) + BODIES[target]
const FILES = {
  'vite.config.ts': `import metamon from 'metamon/vite'
export default { plugins: [metamon({ frameworks: ['react', 'vue', 'svelte', 'solid'] })] }`,
  'index.html':
    '<!doctype html><link rel="icon" href="data:," /><body><script type="module" src="/src/main.ts"></script></body>',
  'src/main.ts': FRAMEWORKS.map(
    (one) => `import { mount as ${one} } from './${one}.mtm'\n${one}(document.body)`,
  ).join('\n'),
  ...Object.fromEntries(FRAMEWORKS.map((one) => [`src/${one}.mtm`, source(one)])),
}

interface Position {
  readonly line: number
  readonly column: number
}

function positions(text: string, name: string): Position[] {
  return [...text.matchAll(new RegExp(`(?<!['"])\\b${name}\\b`, 'g'))].map(({ index }) => {
    const lines = text.slice(0, index).split('\n')
    return { line: lines.length, column: lines.at(-1)!.length }
  })
}

/** Where every use of the marked names in generated code, strings apart, comes from: `file:line:column`. */
function traced(code: string, map: object): Record<string, string[]> {
  const trace = new TraceMap(map as ConstructorParameters<typeof TraceMap>[0])
  const names = [...new Set(code.match(NAME_RE))]
  return Object.fromEntries(
    names.map((name) => [
      name,
      positions(code, name).map((position) => {
        const original = originalPositionFor(trace, position)
        return `${original.source?.split('/').at(-1)}:${original.line}:${original.column}`
      }),
    ]),
  )
}

/**
 * Every place where a name stands in the `.mtm` file has to be found again, and nothing may claim to come
 * from another place. Code that the framework's compiler has made up has no place at all.
 */
function expectExact(target: Framework, found: Record<string, string[]>): void {
  const text = source(target)
  for (const name of new Set(text.match(NAME_RE))) {
    const places = positions(text, name).map(({ line, column }) => `${target}.mtm:${line}:${column}`)
    const origins = (found[name] ?? []).filter((one) => one !== MADE_UP)
    expect([...new Set(origins)].sort(), `${name} of ${target}`).toEqual(places.sort())
  }
}

/** An optimising compiler drops some uses; those that are left have to come from where the name stands. */
function expectNothingWrong(target: Framework, found: Record<string, string[]>): void {
  const text = source(target)
  for (const name of new Set(text.match(NAME_RE))) {
    const places = positions(text, name).map(({ line, column }) => `${target}.mtm:${line}:${column}`)
    expect(found[name], `${name} of ${target}`).not.toEqual([])
    expect(places, `${name} of ${target}`).toEqual(expect.arrayContaining(found[name] ?? []))
  }
}

/** The names of variables that are kept are in the code once more, as text that comes from nowhere. */
const withoutSlotNames = (code: string): string =>
  code.replace(
    /(__metamon_\w+\(\w+, ")([\w.]+)(?=")/g,
    (_, start: string, name: string) => start + ' '.repeat(name.length),
  )

const MADE_UP = 'undefined:null:null'

type App = Awaited<ReturnType<typeof createHotReloadTest>>
let app: App

beforeAll(async () => {
  app = await createHotReloadTest({ files: FILES })
})
afterAll(() => app.close())

describe('source maps of .mtm files', () => {
  it.each(FRAMEWORKS)('are exact in the dev server (%s)', async (target) => {
    const result = await app.server.environments.client.transformRequest(
      toViewId(`/src/${target}.mtm`, target),
    )
    expectExact(target, traced(withoutSlotNames(result!.code), result!.map as object))
  })

  it('are exact in a build', async () => {
    const result = await build({
      root: app.root,
      configFile: false,
      logLevel: 'error',
      plugins: [metamon({ frameworks: [...FRAMEWORKS] })],
      build: { write: false, sourcemap: true, minify: false },
    })
    const { output } = [result].flat()[0] as Rolldown.RolldownOutput
    const chunk = output.find((one) => one.type === 'chunk' && one.isEntry) as Rolldown.OutputChunk
    const found = traced(chunk.code, chunk.map!)
    for (const target of FRAMEWORKS) {
      const own = Object.fromEntries(
        Object.entries(found).map(([name, origins]) => [
          name,
          origins.filter((one) => one.startsWith(`${target}.mtm`)),
        ]),
      )
      expectNothingWrong(target, own)
    }
    const strangers = Object.values(found)
      .flat()
      .filter((one) => !/^(?:react|vue|svelte|solid)\.mtm:/.test(one))
    expect(strangers.filter((one) => one !== MADE_UP)).toEqual([])
  })
})
