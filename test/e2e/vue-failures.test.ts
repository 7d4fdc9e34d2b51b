import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PAGE } from './support/app.ts'

const COUNTER = `<script setup lang="ts">
import { onMounted, ref, watch } from 'vue'
import { describe } from './describe'
const props = defineProps<{ name: string }>()
const count = ref(0), list = ref([0])
const label = 'label-0'
// setup
onMounted(() => {
  // mounted
})
watch(count, () => {
  // watch
})
</script>
<template>
  <p :id="props.name" :class="label"><b>markup-0{{ list[1] }}</b>
    <button @click="count++">{{ count }}</button> <i>{{ describe(count) }}</i> <input>
  </p>
</template>`

const FILES = {
  'vite.config.ts': `import metamon from 'metamon/vite'
export default { plugins: [metamon({ frameworks: ['vue'] })] }`,
  'index.html': PAGE,
  'src/main.ts': `import { createApp } from 'vue'
import App from './App.vue'
const app = createApp(App)
app.mount('#app')
Object.assign(window, { app })`,
  'src/App.vue': `<script setup lang="ts">
import { onErrorCaptured, ref } from 'vue'
import Counter from './Counter.vue'
import Plain from './Plain.vue'
const parent = ref(0)
const boom = null as any
// setup
const note = ''
onErrorCaptured(() => false)
</script>
<template>
  <hr :title="note.slice(1)">
  <button id="parent" @click="parent++">{{ parent }}</button>
  <Counter name="a" /><Counter name="b" /><Plain :label="String(parent)">slot-{{ parent }}</Plain>
</template>`,
  'src/Counter.vue': COUNTER,
  'src/Plain.vue': `<script>
export default {
  inheritAttrs: false,
  props: ['label'],
  data: () => ({ count: 0 }),
  created() {
    // created
  },
}
</script>
<template src="./plain.html"></template>`,
  'src/plain.html': `<p id="plain"><b>markup-0</b> <button @click="count++">{{ count }}</button> <s>{{ label.trim() }}</s> <u><slot /></u></p>`,
  'src/describe.ts': `export const describe = (count: number) => 'is ' + count`,
}

let app: HotReloadTest

interface Shown {
  readonly count: string
  readonly markup: string
  readonly isSameNode: boolean
}

const read = (): Promise<Record<string, Shown>> =>
  app.page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('p')].map((node) => [
        node.id,
        {
          count: node.querySelector('button')?.textContent ?? '',
          markup: node.querySelector('b')?.textContent ?? '',
          isSameNode: 'isMarked' in node,
        },
      ]),
    ),
  )

/** Clicks all of them, and waits until the page shows what that has done. */
const click = (...selectors: readonly string[]): Promise<void> =>
  app.page.evaluate(async (all) => {
    for (const one of all) document.querySelector<HTMLElement>(one)!.click()
    await new Promise(requestAnimationFrame)
  }, selectors)

/** A counter that has been clicked as often as this, and shows the markup that works. */
const shows = (count: number) => ({ count: String(count), markup: 'markup-0' })

beforeAll(async () => {
  app = await createHotReloadTest({ files: FILES })
})
afterAll(() => app.close())
beforeEach(async () => {
  for (const [file, text] of Object.entries(FILES))
    if (file.startsWith('src/') && (await app.read(file)) !== text) await app.write(file, text)
  await app.page.reload()
  await app.page.waitForSelector('#plain')
  await app.page.evaluate(() => {
    Object.assign(window, { isMarked: true })
    for (const node of document.querySelectorAll('p')) Object.assign(node, { isMarked: true })
  })
  await click('#a button', '#a button', '#b button', '#plain button', '#parent')
})

/** What is around the broken component goes on, and so does the component itself in its last good version. */
async function expectAlive(): Promise<void> {
  expect(await read()).toMatchObject({ a: shows(2), b: shows(1), plain: shows(1) })
  await click('#a button', '#b button', '#plain button', '#parent')
  expect(await read()).toMatchObject({ a: shows(3), b: shows(2), plain: shows(2) })
  expect(await app.page.textContent('#parent')).toBe('2')
  expect(await app.page.textContent('#plain u')).toBe('slot-2')
  expect(await app.page.textContent('#plain s')).toBe('2')
}

/** What the fix of a file brings besides, so that it is seen on the page. */
const NEW_CODE: Record<string, readonly [from: string, to: string]> = {
  'src/Counter.vue': [':class="label"', ':class="label" data-fixed'],
  'src/Plain.vue': [
    'inheritAttrs: false,',
    "inheritAttrs: false, mounted() { this.$el.dataset.fixed = '' },",
  ],
  'src/plain.html': ['id="plain"', 'id="plain" data-fixed'],
  'src/App.vue': ['<hr', '<hr data-fixed'],
  'src/describe.ts': ["'is '", "(document.body.dataset.fixed = 'is ')"],
}

async function fix(file: string): Promise<void> {
  const [from, to] = NEW_CODE[file]!
  const fixed = await app.write(file, FILES[file as keyof typeof FILES].replace(from, to))
  expect(fixed).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
  expect(await app.page.$$('[data-fixed]')).not.toEqual([])
}

async function expectFixed(): Promise<void> {
  expect(await read()).toMatchObject({ a: shows(3), b: shows(2), plain: shows(2) })
  await click('#a button')
  expect((await read()).a).toMatchObject(shows(4))
  expect(await app.page.evaluate(() => 'isMarked' in window)).toBe(true)
  expect(app.browserLog.filter((line) => line.startsWith('pageerror'))).toEqual([])
}

/** Markup that is only seen where the broken code is shown. */
const withNewMarkup = (text: string): string => text.replace('markup-0', 'markup-1')

const BOOM = "throw new Error('on purpose')"

describe('a component that throws in an update', () => {
  it.each([
    ['its setup', 'src/Counter.vue', '// setup', BOOM],
    [
      'its setup, when it has changed state',
      'src/Counter.vue',
      '// setup',
      `list.value.push(7); ++count.value; ${BOOM}`,
    ],
    ['its setup, for one of two instances', 'src/Counter.vue', '// setup', `if (props.name === 'a') ${BOOM}`],
    ['its render function', 'src/Counter.vue', 'markup-0', 'markup-1 {{ (null as any).x }}'],
    [
      'its render function, for one of two instances',
      'src/Counter.vue',
      "'label-0'",
      "props.name === 'b' ? { get toString() { throw new Error('on purpose') } } : 'label-1'",
    ],
    ['a hook of options', 'src/Plain.vue', '// created', BOOM],
    ['data()', 'src/Plain.vue', 'data: () => ({ count: 0 })', `data() { ${BOOM} }`],
    ['a template in a file of its own', 'src/plain.html', '<b>markup-0', '<b>{{ boom.x }}'],
    ['the root component', 'src/App.vue', '// setup', BOOM],
    [
      "the root component's render function",
      'src/App.vue',
      '</template>',
      '{{ (null as any).x }}</template>',
    ],
    ['the root component after a change', 'src/App.vue', "const note = ''", 'const note = null as any'],
    ['what it imports', 'src/describe.ts', "'is ' + count", '(null as any).x'],
  ])('shows its last good version, with its state: %s', async (_, file, from, to) => {
    const broken = await app.edit(file, (text) => withNewMarkup(text.replace(from, to)))
    expect(broken).toMatchObject({ outcome: 'rolled-back', reason: 'rollback.render', lost: [] })
    expect(broken.diagnostics).not.toEqual([])
    await expectAlive()
    await fix(file)
    await expectFixed()
  })

  it('has nothing left to apply, and no error to show, when the edit is undone', async () => {
    await app.edit('src/Counter.vue', (text) => text.replace('// setup', BOOM))
    await app.page.waitForSelector('metamon-overlay', { state: 'attached', timeout: 5000 })
    const undone = await app.write('src/Counter.vue', COUNTER)
    expect(undone).toMatchObject({ outcome: 'ignored', reason: 'ignored.same-content', diagnostics: [] })
    await app.page.waitForSelector('metamon-overlay', { state: 'detached', timeout: 5000 })
    await expectAlive()
  })
})

describe('a component whose child throws in an update', () => {
  it.each([
    ['what it passes on', ':label="String(parent)"', ':label="boom"'],
    ['what it puts into a slot', 'slot-{{ parent }}', 'slot-{{ boom.x }}'],
  ])('leaves the child as it is on the page: %s', async (_, from, to) => {
    const broken = await app.edit('src/App.vue', (text) => text.replace(from, to))
    expect(broken).toMatchObject({ outcome: 'rolled-back', reason: 'rollback.render', lost: [] })
    expect(broken.diagnostics[0]!.message).toMatch(/Cannot read properties of null/)
    const isSameNode = true
    expect(await read()).toEqual({
      a: { ...shows(2), isSameNode },
      b: { ...shows(1), isSameNode },
      plain: { ...shows(1), isSameNode },
    })
    await expectAlive()
    await fix('src/App.vue')
    await expectFixed()
  })
})

describe('a hook or watcher that throws in an update', () => {
  it.each([
    ['onMounted', '// mounted', BOOM],
    ['onMounted, later', '// mounted', `return Promise.resolve().then(() => { ${BOOM} })`],
    [
      'an immediate watcher',
      'watch(count, () => {',
      `watch(count, (_, before) => { if (before === undefined) ${BOOM}\n}, { immediate: true })\nwatch(count, () => {`,
    ],
    [
      'a watcher',
      '// mounted',
      `const stop = watch(count, () => { stop(); count.value -= 1; ${BOOM} }); count.value += 1`,
    ],
    ['a directive', '<input>', '<input v-boom>'],
  ])('is taken back with all that came with it: %s', async (_, from, to) => {
    const broken = await app.edit('src/Counter.vue', (text) =>
      withNewMarkup(text)
        .replace(from, to)
        .replace('// setup', "const vBoom = { mounted() { throw new Error('on purpose') } }"),
    )
    expect(broken).toMatchObject({ outcome: 'rolled-back', reason: 'rollback.render', lost: [] })
    expect(broken.diagnostics.map((one) => one.message).join()).toContain('on purpose')
    await expectAlive()
    await fix('src/Counter.vue')
    await expectFixed()
  })
})
