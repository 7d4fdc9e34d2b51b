import type { HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FRAMEWORKS, type Framework } from '../../src/shared/framework.ts'
import { EVERYBODY_ONCE, pingFrom, prepare, readState, startFixture } from './support/fixture.ts'

let app: HotReloadTest

beforeAll(async () => {
  app = await startFixture()
})
afterAll(() => app.close())

const CARD = 'src/react/Card.mtm'

/** A whole native body for each target, with the same channels. */
const BODIES: Record<Framework, string> = {
  react: `import { useState } from 'react'
import { answer } from '../probe'
export default function Card() {
  const [count] = useState(0)
  const handlePing = () => answer('react-card')
  return <section data-name="react-card"><b>as-react</b><button className="ping" onClick={() => sendPing('card')}>{count}</button></section>
}`,
  vue: `<script setup lang="ts">
import { answer } from '../probe'
const handlePing = () => answer('react-card')
</script>
<template><section data-name="react-card"><b>as-vue</b><button class="ping" @click="sendPing('card')" /></section></template>`,
  svelte: `<script lang="ts">
import { answer } from '../probe'
const handlePing = () => answer('react-card')
</script>
<section data-name="react-card"><b>as-svelte</b><button class="ping" onclick={() => sendPing('card')}>x</button></section>`,
  solid: `import { createSignal } from 'solid-js'
import { answer } from '../probe'
export default function Card() {
  const [count] = createSignal(0)
  const handlePing = () => answer('react-card')
  return <section data-name="react-card"><b>as-solid</b><button class="ping" onClick={() => sendPing('card')}>{count()}</button></section>
}`,
}

const CHANNELS = 'channels:\n  - event: ping\n    emit: sendPing\n    on: handlePing\n'
const mtm = (target: Framework) => `---\ntarget: ${target}\n${CHANNELS}---\n${BODIES[target]}\n`
const shownText = () => app.page.textContent('[data-name=react-card] b')
const isSamePage = async () => (await readState(app.page)).isSamePage

describe('a changed target', () => {
  it.each(['vue', 'svelte', 'solid', 'react', 'svelte', 'vue', 'solid', 'react'] as const)(
    'switches to %s in place, connected exactly once, with the others untouched',
    async (target) => {
      const before = await prepare(app.page)
      const entry = await app.write(CARD, mtm(target))
      expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
      // What is lost is what was in the native component and in the field that are gone with the first view.
      const reasons = ['its component is no longer on the page', 'its element is no longer on the page']
      for (const { reason } of entry.lost) expect(reasons).toContain(reason)
      await app.page.waitForFunction(
        (text) => document.querySelector('[data-name=react-card] b')?.textContent === text,
        `as-${target}`,
      )
      expect(await shownText()).toBe(`as-${target}`)
      expect(await isSamePage()).toBe(true)
      expect(await pingFrom(app.page, 'react-card')).toEqual(EVERYBODY_ONCE)
      const after = await readState(app.page)
      for (const name of ['vue-card', 'svelte-native', 'solid-card', 'react-native']) {
        expect(after.components[name]).toEqual(before.components[name])
      }
    },
  )
})

describe('changed channels', () => {
  it('disconnect a removed handler and connect an added one, and nothing else', async () => {
    await app.write(CARD, mtm('vue'))
    await prepare(app.page)
    await app.edit(CARD, (text) => text.replace('    on: handlePing\n', ''))
    const { 'react-card': _, ...others } = EVERYBODY_ONCE
    expect(await pingFrom(app.page, 'react-card')).toEqual(others)
    await app.edit(CARD, (text) =>
      text.replace('    emit: sendPing\n', '    emit: sendPing\n    on: handlePing\n'),
    )
    expect(await pingFrom(app.page, 'react-card')).toEqual(EVERYBODY_ONCE)
    expect(await isSamePage()).toBe(true)
  })

  it('rename an emit function together with its use', async () => {
    await app.edit(CARD, (text) => text.replaceAll('sendPing', 'shout'))
    expect(await pingFrom(app.page, 'react-card')).toEqual(EVERYBODY_ONCE)
  })
})

describe('changed imports', () => {
  it('are followed in place', async () => {
    await app.write(CARD, mtm('vue'))
    const entry = await app.edit(CARD, (text) =>
      text
        .replace('import { answer }', "import { label } from './native-util'\nimport { answer }")
        .replace('as-vue', '{{ label() }}'),
    )
    expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect(await shownText()).toBe('util-0')
    expect(await isSamePage()).toBe(true)
    await app.edit('src/react/native-util.ts', (text) => text.replace('util-0', 'util-1'))
    expect(await shownText()).toBe('util-1')
  })
})

describe('the view of an earlier target', () => {
  it('is not compiled from a text that is not for it, when a page still asks for it', async () => {
    await app.write(CARD, mtm('vue'))
    await app.write(CARD, mtm('svelte'))
    const url = new URL(`/${CARD}.vue`, app.page.url()).href
    const answer = await app.page.request.get(url, { headers: { accept: '*/*' } })
    expect(answer.headers()['content-type']).not.toContain('javascript')
    const broken = await app.edit(CARD, (text) => text.replace('import { answer }', 'import { { answer }'))
    expect(broken.diagnostics).toHaveLength(1)
    const other = await app.write(CARD, mtm('solid'))
    expect(other).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect(await shownText()).toBe('as-solid')
  })
})

describe('a mistake that the compiler of the target finds', () => {
  it.each(FRAMEWORKS)('is told at its place in the .mtm file (%s)', async (target) => {
    await app.write(CARD, mtm(target))
    const broken = await app.edit(CARD, (text) => text.replace('import { answer }', 'import { { answer }'))
    const line =
      mtm(target)
        .split('\n')
        .findIndex((one) => one.includes('import { answer }')) + 1
    expect(broken.diagnostics).toEqual([expect.objectContaining({ file: CARD, line, column: 9 })])
    expect(broken.diagnostics[0]!.message).not.toContain('.mtm.')
    await app.write(CARD, mtm(target))
  })
})

describe('a broken file', () => {
  beforeAll(() => app.write(CARD, mtm('vue').replaceAll('sendPing', 'shout')))

  it.each([
    ['target: vue', 'target: vuw', 'MTM1010', 2],
    ['emit: shout', 'emit: 1x', 'MTM1021', 5],
    ['on: handlePing', 'on: handlePong', 'MTM1024', 6],
    ['<template>', '<template', undefined, undefined],
  ])('with %j changed to %j leaves the page as it is and says where', async (from, to, code, line) => {
    const before = await prepare(app.page)
    const broken = await app.edit(CARD, (text) => text.replace(from, to))
    expect(broken).toMatchObject({ outcome: 'aborted', reason: 'aborted.compile' })
    expect(broken.diagnostics[0]).toMatchObject({ file: CARD, ...(code && { code }), ...(line && { line }) })
    expect(broken.diagnostics[0]!.message).not.toContain('.mtm.')
    expect(await readState(app.page)).toEqual(before)
    expect(await pingFrom(app.page, 'react-native')).toEqual(EVERYBODY_ONCE)
    const fixed = await app.edit(CARD, (text) => text.replace(to, from))
    expect(fixed.diagnostics).toEqual([])
    expect(await isSamePage()).toBe(true)
    expect(await pingFrom(app.page, 'react-card')).toEqual(EVERYBODY_ONCE)
  })
})
