import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JournalEntry } from '../../src/shared/protocol.ts'
import { configText, PAGE } from './support/app.ts'
import { openPanel, type PanelClient } from './support/panel-client.ts'

const FILES = {
  'vite.config.ts': configText(`{ frameworks: ['react', 'vue', 'svelte', 'solid'] }`),
  'index.html': PAGE,
  'src/main.ts': `import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { createApp } from 'vue'
import { mount } from 'svelte'
import Card from './Card'
import Box from './Box.vue'
import Tag from './Tag.svelte'
import './style.css'
const place = (id: string) => document.body.appendChild(Object.assign(document.createElement('div'), { id }))
createRoot(place('react')).render(createElement(Card))
createApp(Box).mount(place('vue'))
mount(Tag, { target: place('svelte') })
`,
  'src/Card.tsx': `import { useState } from 'react'
import Note from './Note.mtm'
import { word } from './word'
export default function Card() {
  const [count, setCount] = useState(0)
  return <><button className="card" onClick={() => setCount(count + 1)}>card 0 {word} {count}</button><Note /></>
}
`,
  'src/word.ts': `export const word = 'word 0'\n`,
  'src/Box.vue': `<script setup>
import { ref } from 'vue'
const count = ref(0)
</script>
<template><button class="box" @click="count += 1">box 0 {{ count }}</button></template>
`,
  'src/Tag.svelte': `<script>
let count = $state(0)
</script>
<button class="tag" onclick={() => (count += 1)}>tag 0 {count}</button>
`,
  'src/Note.mtm': `---
target: react
---
import { useState } from 'react'
export default function Note() {
  const [count, setCount] = useState(0)
  return <button className="note" onClick={() => setCount(count + 1)}>note 0 {count}</button>
}
`,
  'src/style.css': `body { --version: 0 }\n`,
}

let app: HotReloadTest
let panel: PanelClient

const setTo = (file: string, version: number): Promise<JournalEntry> =>
  app.edit(file, (text) => text.replace(/(card|word|box|tag|note|version:) \d/, `$1 ${version}`))

const textOf = (name: string): Promise<string | null> => app.page.textContent(`.${name}`)
const countOf = async (name: string): Promise<string> => /\d+$/.exec((await textOf(name)) ?? '')![0]

beforeAll(async () => {
  app = await createHotReloadTest({ files: FILES })
  await app.page.waitForSelector('.note')
  // Vite reloads a page once it has found out what it imports.
  await app.server.waitForRequestsIdle()
  await app.page.reload({ waitUntil: 'networkidle' })
  for (const name of ['card', 'box', 'tag', 'note']) await app.page.click(`.${name}`)
  panel = await openPanel(app)
})
afterAll(() => app.close())

const settledBy = async (work: () => Promise<unknown>): Promise<JournalEntry> => {
  const count = app.entries.length
  await work()
  await expect.poll(() => app.entries.length).toBe(count + 1)
  return app.entries.at(-1)!
}

describe.each([
  ['card', 'src/Card.tsx'],
  ['box', 'src/Box.vue'],
  ['tag', 'src/Tag.svelte'],
  ['note', 'src/Note.mtm'],
])('a version of %s', (name, file) => {
  it('is applied again, with state, until the file is saved', async () => {
    await app.page.click(`.${name}`)
    const count = await countOf(name)
    const first = await setTo(file, 1)
    await setTo(file, 2)
    expect(await textOf(name)).toContain(`${name} 2`)
    const again = await settledBy(() => panel.act({ kind: 'apply-again', entryId: first.id }))
    expect(again).toMatchObject({ outcome: 'applied', reason: 'version.again', files: [file] })
    expect(again.sentence).toContain('applied again')
    expect(await textOf(name)).toMatch(new RegExp(`${name} 1.* ${count}$`))
    expect(await app.read(file)).toContain(`${name} 2`)
    await expect.poll(() => panel.state.pinned).toEqual([{ file, entryId: first.id }])
    await setTo(file, 3)
    expect(await textOf(name)).toMatch(new RegExp(`${name} 3.* ${count}$`))
    await expect.poll(() => panel.state.pinned).toEqual([])
  })

  it('is what a reloaded page gets, and what is on the disk after it is released', async () => {
    const entry = app.entries.find(({ files, reason }) => files.includes(file) && reason.startsWith('hot'))!
    await settledBy(() => panel.act({ kind: 'apply-again', entryId: entry.id }))
    await app.page.reload()
    await expect.poll(() => textOf(name)).toContain(`${name} 1`)
    const released = await settledBy(() => panel.act({ kind: 'release' }))
    expect(released.reason).toBe('version.disk')
    expect(await textOf(name)).toContain(`${name} 3`)
  })
})

describe('all files', () => {
  it('go back to what they were after a save, those that have changed since too', async () => {
    await app.page.click('.card')
    const count = await countOf('card')
    const card = await setTo('src/Card.tsx', 4)
    await setTo('src/word.ts', 4)
    await setTo('src/style.css', 4)
    const back = await settledBy(() => panel.act({ kind: 'back-to', entryId: card.id }))
    expect(back).toMatchObject({ outcome: 'applied', reason: 'version.back' })
    expect(back.files.toSorted()).toEqual(['src/style.css', 'src/word.ts'])
    expect(await textOf('card')).toBe(`card 4 word 0 ${count}`)
    expect(
      await app.page.evaluate(`getComputedStyle(document.body).getPropertyValue('--version').trim()`),
    ).toBe('0')
    expect(await app.read('src/word.ts')).toContain('word 4')
  })

  it('can be gone back to when they came with the fix of a broken one', async () => {
    await app.write('src/word.ts', `export const word = 'word 5'\n`)
    await app.write('src/word.ts', `export const word = \n`)
    const fixed = await app.write('src/word.ts', `export const word = 'word 6'\n`)
    await setTo('src/word.ts', 7)
    const back = await settledBy(() => panel.act({ kind: 'back-to', entryId: fixed.id }))
    expect(back.outcome).toBe('applied')
    expect(await textOf('card')).toContain('word 6')
  })

  it('are refused for what is no entry, and for one whose texts are not there', async () => {
    expect(await panel.act({ kind: 'back-to', entryId: 'nobody' })).toBe('unknown-entry')
    const broken = app.entries.find(({ outcome }) => outcome === 'aborted')!
    expect(await panel.act({ kind: 'apply-again', entryId: broken.id })).toBe('not-kept')
  })
})
