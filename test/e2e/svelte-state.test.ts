import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

let app: HotReloadTest

beforeAll(async () => {
  app = await createHotReloadTest({ fixture: 'test/fixtures/svelte-state' })
  await app.page.waitForSelector('[data-row=ccc]')
  await app.page.evaluate(() => Object.assign(window, { isMarked: true }))
})
afterAll(() => app.close())

const read = () =>
  app.page.evaluate(() => {
    const textOf = (selector: string) =>
      [...document.querySelectorAll(selector)].map((node) => node.textContent?.trim().replaceAll(/\s+/g, ' '))
    return {
      isSamePage: 'isMarked' in window,
      app: textOf('#app-click'),
      text: textOf('b, i, u'),
      states: textOf('.state').map((one) => JSON.parse(one ?? '') as Record<string, unknown>),
      shared: textOf('.shared'),
      rows: textOf('[data-row]'),
    }
  })

/** Twice in `a`, once in `b`; rows are hit as often as their names have letters. */
async function touch(): Promise<void> {
  await app.page.evaluate(() => {
    const click = (selector: string) => document.querySelector<HTMLElement>(selector)?.click()
    click('#app-click')
    click('[data-name=a] .touch')
    click('[data-name=a] .touch')
    click('[data-name=b] .touch')
    for (const row of document.querySelectorAll<HTMLElement>('[data-row]'))
      for (const _ of row.dataset.row ?? '') row.click()
  })
}

/** Unmounts `b`, and mounts it anew. */
async function renewB(): Promise<void> {
  await app.page.click('#toggle')
  await app.page.waitForFunction(() => document.querySelector('[data-name=b]') === null)
  await app.page.click('#toggle')
  await app.page.waitForSelector('[data-name=b]')
}

const COUNTER = 'src/Counter.svelte'

/** Everything but the texts that an edit changes on purpose. */
const stateOf = ({ isSamePage, app, states, shared, rows }: Awaited<ReturnType<typeof read>>) => ({
  isSamePage,
  clicks: app.map((text) => text?.replace(/app-\d/, '')),
  states,
  shared,
  rows,
})

describe('the state of a component', () => {
  let before: Awaited<ReturnType<typeof read>>

  beforeEach(async () => {
    await touch()
    before = await read()
  })

  it('is what the fixture shows, and different in each instance', () => {
    expect(before.states[0]).toMatchObject({
      count: 2,
      isSame: true,
      list: ['first', 'more', 'more'],
      local: 2,
    })
    expect(before.states[0]).toMatchObject({
      one: 2,
      ten: 20,
      box: [2, 2],
      held: [2, 2],
      total: 2,
      p: 2,
      q: 4,
    })
    expect(before.states[1]).toMatchObject({ count: 1, map: [['m', 1]], one: 1, ten: 10, box: [1, 1] })
  })

  it.each([
    ['its markup', COUNTER, 'markup-0', 'markup-1'],
    ['its script', COUNTER, 'script-0', 'script-1'],
    ['a handler', COUNTER, 'q += 2', 'q += 4 - 2'],
    ['a new variable above the others', COUNTER, 'let count =', 'let fresh = $state(7)\n  let count ='],
    [
      'the order of its variables',
      COUNTER,
      'let count = $state(0)\n  let kept = $state({ x: 0 })',
      'let kept = $state({ x: 0 })\n  let count = $state(0)',
    ],
    ['a module that it imports', 'src/util.ts', 'util-0', 'util-1'],
    ['a module with state that it calls', 'src/use-thing.svelte.ts', 'thing += step', 'thing += step / 1'],
    ['a module with state at its top level', 'src/cart.svelte.ts', 'new Box()', 'new Box(), more = 1'],
    ['the markup of its parent', 'src/App.svelte', 'app-0', 'app-1'],
    ['the initial value of variables', COUNTER, 'let count = $state(0)', 'let count = $state(5)'],
  ])('survives an edit of %s', async (_, file, from, to) => {
    const entry = await app.edit(file, (text) => text.replace(from, to))
    expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect(entry.kept).toContain('state:src/Counter.svelte:useThing.thing')
    expect(entry.kept).toContain('state:src/cart.svelte.ts:cart')
    expect(stateOf(await read())).toEqual(stateOf(before))
    const undone = await app.edit(file, (text) => text.replace(to, from))
    expect(undone).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect(await read()).toEqual(before)
  })
})

describe('the instances of a list', () => {
  it('keep their own state when the list was changed before its component is edited', async () => {
    await app.page.click('#reverse')
    await app.page.click('#drop')
    const { rows } = await read()
    expect(rows).toHaveLength(2)
    expect(new Set(rows.map((row) => row?.split(' ')[1])).size).toBe(2)
    for (const note of ['app-2', 'app-0']) {
      await app.edit('src/App.svelte', (text) => text.replace(/app-\d/, note))
      expect((await read()).rows).toEqual(rows)
    }
    await app.edit('src/Row.svelte', (text) => text.replace('{name} {hits}', '{name}  {hits}'))
    expect((await read()).rows).toEqual(rows)
  })
})

describe('an instance that is gone', () => {
  it('is forgotten: the next one in its place begins anew', async () => {
    const [kept] = (await read()).states
    await app.page.click('#toggle')
    await app.page.waitForFunction(() => document.querySelector('[data-name=b]') === null)
    await app.edit(COUNTER, (text) => text.replace('markup-0', 'markup-3'))
    await app.page.click('#toggle')
    await app.page.waitForSelector('[data-name=b]')
    const { states } = await read()
    expect(states[0]).toEqual(kept)
    expect(states[1]).toMatchObject({ count: 0, list: ['first'], one: 0, box: [0, 0], map: [['m', 0]] })
    await app.edit(COUNTER, (text) => text.replace('markup-3', 'markup-0'))
    expect((await read()).states).toEqual(states)
  })
})

describe('what is kept of the state', () => {
  const names = () =>
    app.page.evaluate(() => (window as unknown as { readSources(): string[] }).readSources())

  it('does not grow with edits, and goes with the instances', async () => {
    const before = await names()
    const counters = (all: readonly string[]) =>
      new Set(all.flatMap((one) => /Counter\.svelte\S*/.exec(one) ?? [])).size
    expect(new Set(before).size).toBe(before.length)
    for (const [file, from, to] of [
      ['src/App.svelte', 'app-0', 'app-6'],
      [COUNTER, 'markup-0', 'markup-6'],
      ['src/cart.svelte.ts', 'items: 0', 'items: 6'],
    ] as const) {
      await app.edit(file, (text) => text.replace(from, to))
      await app.edit(file, (text) => text.replace(to, from))
    }
    expect((await names()).toSorted()).toEqual(before.toSorted())
    await app.page.click('#toggle')
    const withoutB = await names()
    expect(counters(withoutB)).toBe(1)
    await app.page.click('#toggle')
    expect(counters(await names())).toBe(2)
  })
})

describe('a changed initial value', () => {
  it('is taken by variables that nobody has touched, and by no other', async () => {
    await renewB()
    const [a] = (await read()).states
    const changes = [
      ['count = $state(0)', 'count = $state(5)'],
      ['kept = $state({ x: 0 })', 'kept = $state({ x: 5 })'],
      ["list = $state(['first'])", "list = $state(['fifth'])"],
      ['raw = $state.raw({ z: 0 })', 'raw = $state.raw({ z: 5 })'],
      ['$state({ p: 0, q: 0 })', '$state({ p: 5, q: 0 })'],
      ['writable(0)', 'writable(5)'],
      ["[['m', 0]]", "[['m', 5]]"],
    ] as const
    const entry = await app.edit(COUNTER, (text) =>
      changes.reduce((code, [from, to]) => code.replace(from, to), text),
    )
    expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
    const after = (await read()).states
    expect(after[0]).toEqual(a)
    expect(after[1]).toMatchObject({
      count: 5,
      kept: { x: 5 },
      list: ['fifth'],
      raw: { z: 5 },
      p: 5,
      total: 5,
    })
    expect(after[1]).toMatchObject({ map: [['m', 5]], q: 0 })
    await app.edit(COUNTER, (text) => changes.reduce((code, [from, to]) => code.replace(to, from), text))
    expect((await read()).states[0]).toEqual(a)
  })
})

describe('code that is held in state', () => {
  it('is the new code, where the state is untouched', async () => {
    const add = (text: string) =>
      text
        .replace('let double', `let say = $state({ hello: () => 'hello-0 ' + count })\n  let double`)
        .replace('<b>', '<em>{say.hello()}</em><b>')
    await app.edit(COUNTER, add)
    await app.edit(COUNTER, (text) => text.replace('hello-0', 'hello-1'))
    const { states } = await read()
    expect(await app.page.textContent('[data-name=a] em')).toBe(`hello-1 ${states[0]?.count}`)
    await app.page.click('[data-name=a] .touch')
    expect(await app.page.textContent('[data-name=a] em')).toBe(`hello-1 ${Number(states[0]?.count) + 1}`)
  })

  it('is the new code, where it is that of a class with state of its own', async () => {
    const before = (await read()).states
    await app.edit('src/box.svelte.ts', (text) => text.replace('this.open += 1', 'this.open += 100'))
    expect((await read()).states).toEqual(before)
    await app.page.click('[data-name=a] .touch')
    const [a] = (await read()).states
    const [open, hidden] = before[0]!.box as [number, number]
    expect(a).toMatchObject({ box: [open + 100, hidden + 1], held: [open + 100, hidden + 1] })
  })
})

describe('a component that is edited again after its parent', () => {
  it('shows every edit', async () => {
    for (const [file, from, to] of [
      [COUNTER, 'markup-0', 'markup-4'],
      ['src/App.svelte', 'app-0', 'app-4'],
      [COUNTER, 'markup-4', 'markup-5'],
      ['src/App.svelte', 'app-4', 'app-0'],
      [COUNTER, 'markup-5', 'markup-0'],
    ] as const) {
      await app.edit(file, (text) => text.replace(from, to))
      const { text, app: parent } = await read()
      expect([...text, ...parent].join(' ')).toContain(to)
    }
  })
})

it('prints nothing to the console in all of this', () => {
  expect(app.browserLog.filter((line) => /^(?:error|warning|pageerror)/.test(line))).toEqual([])
})
