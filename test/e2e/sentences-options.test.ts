import { writeFileSync } from 'node:fs'
import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { expect, it } from 'vitest'
import { expectEntry, expectSentencesInPanel, nextEntry, replace } from './support/sentences.ts'
import { settledAfter } from './support/settled.ts'

const view = (name: string, version: number, start = '') =>
  `${start}document.body.dataset.${name} = '${version}'\nif (import.meta.hot) import.meta.hot.accept()\n`

const BUSY = 'for (const end = performance.now() + 1200; performance.now() < end; );\n'

const card = `<script setup>
import { ref } from 'vue'
const count = ref(0)
</script>
<template><button @click="count++">{{ count }}</button></template>
`

const start = (options: object): Promise<HotReloadTest> =>
  createHotReloadTest({
    files: {
      'vite.config.ts': `import metamon from 'metamon/vite'
export default { plugins: [metamon(${JSON.stringify({ frameworks: ['vue'], ...options })})] }`,
      'index.html': `<link rel="icon" href="data:," /><body><div id="app"></div>
<script type="module" src="/src/main.js"></script></body>`,
      'src/main.js': `import { createApp } from 'vue'
import Card from './Card.vue'
import './one.js'
import './two.js'
createApp(Card).mount('#app')
`,
      'src/Card.vue': card,
      'src/one.js': view('one', 0),
      'src/two.js': view('two', 0),
    },
  })

it('counts the files of a reload for many files', async () => {
  await using app = await start({ fullReloadThreshold: 2 })
  await app.page.waitForSelector('button')
  const [entry] = await settledAfter(app, ['src/one.js', 'src/two.js'], () => {
    writeFileSync(app.path('src/one.js'), view('one', 1))
    writeFileSync(app.path('src/two.js'), view('two', 1))
  })
  await expectEntry(app, entry, {
    reason: 'reload.threshold',
    sentence: /^reloaded the page: 2 files changed at once/,
  })
  await expectSentencesInPanel(app)
})

it('says nothing to pages of a save that a pattern leaves out', async () => {
  await using app = await start({ ignorePatterns: ['**/two.js'] })
  await app.page.waitForSelector('button')
  const sentence = /^ignored two\.js: `watchPatterns` or `ignorePatterns` leaves it out$/
  const entry = await app.write('src/two.js', view('two', 1))
  await expectEntry(
    app,
    entry,
    { reason: 'ignored.pattern', sentence },
    { isPrinted: false, isPageOpen: false },
  )
  await expectSentencesInPanel(app)
})

it('says of an update that no page has reported it', async () => {
  await using app = await start({ reloadTimeout: 300 })
  await app.page.waitForSelector('button')
  const entry = await app.write('src/one.js', view('one', 1, BUSY))
  await expectEntry(app, entry, {
    reason: 'timeout.no-report',
    sentence: /^sent one\.js, but no page said how it went · 8 ms$/,
  })
  await expectSentencesInPanel(app)
})

it('names in strict mode what an update would have lost', async () => {
  await using app = await start({ errorRecoveryMode: 'strict' })
  await app.page.click('button')
  const entry = await app.edit('src/Card.vue', replace('ref(0)', "ref('none')"))
  await expectEntry(app, entry, {
    reason: 'rollback.strict',
    sentence:
      /^rolled back Card\.vue: not everything could be kept \(".*count.*"\) · the last good version is running/,
  })
  expect(await app.page.textContent('button')).toBe('1')
  await expectSentencesInPanel(app)
})

it('says in strict mode that an update took too long', async () => {
  await using app = await start({ errorRecoveryMode: 'strict', reloadTimeout: 300 })
  await app.page.waitForSelector('button')
  const entry = await app.write('src/one.js', view('one', 1, BUSY))
  await expectEntry(app, entry, {
    reason: 'rollback.timeout',
    sentence: /^rolled back one\.js: the page did not get done in time · the last good version is running/,
  })
  await expectSentencesInPanel(app)
})

it('says of a page that had come up only half why it was reloaded', async () => {
  await using app = await start({})
  await app.page.click('button')
  const isReloaded = ({ outcome }: { readonly outcome: string }) => outcome === 'reloaded'
  const main = await app.read('src/main.js')
  await nextEntry(app, isReloaded, () => {
    writeFileSync(app.path('src/one.js'), view('one', 1, "throw new Error('not up')\n"))
    writeFileSync(app.path('src/main.js'), `${main}\nvoid 0\n`)
  })
  const entry = await app.write('src/one.js', view('one', 2))
  await app.page.waitForSelector('button')
  await expectEntry(app, entry, {
    reason: 'reload.recovery',
    sentence: /^reloaded the page: one\.js could not be updated in place/,
  })
  await expectSentencesInPanel(app)
})
