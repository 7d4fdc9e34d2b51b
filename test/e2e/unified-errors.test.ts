import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping'
import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import metamon from 'metamon/vite'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FRAMEWORKS, type Framework } from '../../src/shared/framework.ts'

/** Where a body can throw: what stands in the script, and what stands in the template. */
const PLACES: Readonly<Record<string, { readonly script: string; readonly template: string }>> = {
  setup: { script: `const early = fail('setup')`, template: '<p>{early}</p>' },
  computed: {
    script: `$many! = computed(() => $count + fail('computed'))`,
    template: '<p>{$many}</p>',
  },
  handler: {
    script: `$go = () => { $count++; fail('handler') }`,
    template: '<button class="handler-TARGET" click={$go}>go</button>',
  },
  inline: {
    script: '',
    template: `<button class="inline-TARGET" title="a" click={() => { $count++; fail('inline') }}>go</button>`,
  },
  template: { script: '', template: `<p>🙂 {$count} {$count + fail('template')}</p>` },
  attribute: { script: '', template: `<p title={$count + fail('attribute')}>a</p>` },
  condition: { script: '', template: `{#if $count > fail('condition')}<p>a</p>{/if}` },
  each: {
    script: `$items! = ['a', 'b']`,
    template: `<ul>{#each $items as item, index}<li>{index} {item + fail('each')}</li>{/each}</ul>`,
  },
}

const fileOf = (place: string, target: Framework) => `src/${place}-${target}.mtm`

function sourceOf(place: string, target: Framework): string {
  const { script, template } = PLACES[place]!
  return `---
target: ${target}
---
import { fail, isOn } from './fail.ts'

$count! = 0
${script}

<template>
  <div>
    <i>{isOn('nothing')}</i>
    ${template.replaceAll('TARGET', target)}
  </div>
</template>

<style>
i { color: red }
</style>
`
}

const CASES = FRAMEWORKS.flatMap((target) => Object.keys(PLACES).map((place) => ({ target, place })))

const FILES = {
  'vite.config.ts': `import metamon from 'metamon/vite'
export default { plugins: [metamon({ frameworks: ['react', 'vue', 'svelte', 'solid'] })] }`,
  'index.html':
    '<!doctype html><link rel="icon" href="data:," /><body><script type="module" src="/src/main.ts"></script></body>',
  'src/fail.ts': `export const isOn = (place) => place === globalThis.place
export function fail(place) {
  if (place !== globalThis.place) return 1
  const error = new Error(place)
  globalThis.stacks[place] ??= error.stack
  throw error
}`,
  'src/main.ts': `const views = import.meta.glob('./*.mtm')
globalThis.show = async (file, place) => {
  globalThis.place = place
  globalThis.stacks = {}
  const { mount } = await views['./' + file]()
  mount(document.body.appendChild(document.createElement('section')))
}
globalThis.isReady = true`,
  ...Object.fromEntries(CASES.map(({ target, place }) => [fileOf(place, target), sourceOf(place, target)])),
}

/** What the page's code puts on its global object. */
interface Throwing {
  show(file: string, place: string): Promise<void>
  readonly stacks: Readonly<Record<string, string>>
}

let app: HotReloadTest

beforeAll(async () => {
  app = await createHotReloadTest({ files: FILES })
  await app.page.waitForFunction(() => 'show' in globalThis)
})
afterAll(() => app.close())

/** Makes a component throw, and gives the stack of what it has thrown. */
async function stackOf(place: string, target: Framework): Promise<string> {
  const file = fileOf(place, target).replace('src/', '')
  await app.page.evaluate(
    // the first module of the page puts it there; some targets throw while they mount
    ([name, one]) => (globalThis as unknown as Throwing).show(name, one).catch(() => undefined),
    [file, place] as const,
  )
  if (PLACES[place]!.template.includes('<button')) {
    const button = await app.page.waitForSelector(`.${place}-${target}`)
    await button.evaluate((element) => (element as HTMLElement).click())
  }
  const stack = await app.page.waitForFunction(
    (one) => (globalThis as unknown as Throwing).stacks[one], // see above
    place,
  )
  return (await stack.jsonValue())!
}

/** `file:line:column` of what throws, as a source map would put it. */
function placeOf(place: string, target: Framework): string {
  const text = sourceOf(place, target)
  const lines = text.slice(0, text.indexOf(`fail('${place}')`)).split('\n')
  return `${place}-${target}.mtm:${lines.length}:${lines.at(-1)!.length}`
}

function traced(map: object, position: { readonly line: number; readonly column: number }): string {
  // what Vite gives is a map of version 3
  const trace = new TraceMap(map as ConstructorParameters<typeof TraceMap>[0])
  const { source, line, column } = originalPositionFor(trace, position)
  return `${source?.split('/').at(-1)}:${line}:${column}`
}

describe('an error that a unified component throws', () => {
  it.each(CASES)(
    'has its place in the file as its first frame ($target, $place)',
    async ({ target, place }) => {
      const stack = await stackOf(place, target)
      const [, url, line, column] = /(https?:\S+\.mtm\S*?):(\d+):(\d+)/.exec(stack)!
      const { pathname, search } = new URL(url!)
      const served = await app.server.environments.client.transformRequest(pathname + search)
      // V8 counts columns from 1
      const position = { line: Number(line), column: Number(column) - 1 }
      expect(traced(served!.map as object, position), stack).toBe(placeOf(place, target))
    },
  )

  it('has its place in the source map of a build', async () => {
    const result = await build({
      root: app.root,
      configFile: false,
      logLevel: 'error',
      plugins: [metamon({ frameworks: [...FRAMEWORKS] })],
      build: { write: false, sourcemap: true, minify: false },
    })
    const { output } = [result].flat()[0] as Rolldown.RolldownOutput // not one that watches
    const chunks = output.filter((one) => one.type === 'chunk')
    for (const place of Object.keys(PLACES)) {
      const found = chunks.flatMap(({ code, map }) =>
        [...code.matchAll(new RegExp(`\\bfail\\)?\\(["']${place}["']\\)`, 'g'))].map(({ index }) => {
          const lines = code.slice(0, index).split('\n')
          return traced(map!, { line: lines.length, column: lines.at(-1)!.length })
        }),
      )
      expect.soft(found.toSorted()).toEqual(FRAMEWORKS.map((target) => placeOf(place, target)).toSorted())
    }
  })
})
