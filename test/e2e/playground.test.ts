import { createHotReloadTest, type HotReloadTest, type JournalEntry } from 'metamon/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FRAMEWORKS, NAMES, type Framework } from '../../playground/src/shared/types.ts'

const COUNTS: Record<Framework, number> = { react: 1, vue: 2, svelte: 3, solid: 4 }
const CARDS: Record<Framework, string> = {
  react: 'src/react/ReactCard.tsx',
  vue: 'src/vue/VueCard.vue',
  svelte: 'src/svelte/SvelteCard.svelte',
  solid: 'src/solid/SolidCard.solid.tsx',
}
const ALL_IN_CART = '€4.35'

let app: HotReloadTest

beforeAll(async () => {
  app = await createHotReloadTest({ fixture: 'playground' })
})
afterAll(() => app.close())
beforeEach(startAnew)

/** Loads the page again, and waits until everything is on it and the server can reach it. */
async function startAnew(): Promise<void> {
  const connected = new Promise<void>((resolve) => {
    const heard = () => {
      app.server.ws.off('vite:client:connect', heard)
      resolve()
    }
    app.server.ws.on('vite:client:connect', heard)
  })
  await app.page.goto(app.url)
  await connected
  await app.page.waitForFunction(() => {
    const count = (selector: string) => document.querySelectorAll(selector).length
    return count('.card') === 4 && count('.badge') === 8 && count('.nest-level') === 4
  })
  await app.page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''))
}

const card = (framework: Framework) => app.page.locator(`[data-place=${framework}] .card`)
const own = (framework: Framework) => card(framework).locator('.badge').first()
const note = (framework: Framework) => app.page.getByLabel(`${NAMES[framework]} note`)
const count = (framework: Framework) => card(framework).getByRole('button', { name: /^Count/ })
const isSamePage = () => app.page.locator('html[data-same-page]').count()

/** Counts, types and fills the cart in every card. */
async function use(): Promise<void> {
  for (const framework of FRAMEWORKS) {
    for (let click = 0; click < COUNTS[framework]; click++) await count(framework).click()
    await note(framework).fill(`typed in ${framework}`)
    await card(framework).getByRole('button', { name: /^Add/ }).click()
  }
  await expect.poll(sums).toEqual(Array(4).fill(ALL_IN_CART))
}

const sums = () => app.page.locator('.reading b').allTextContents()
const total = () => app.page.getByLabel('Cart total').textContent()

/** What `use` has left behind in a card. */
async function stateOf(framework: Framework) {
  return {
    count: Number(await count(framework).locator('output').textContent()),
    note: await note(framework).inputValue(),
    sum: await card(framework).locator('.reading b').textContent(),
  }
}

const stateAfterUse = (framework: Framework) => ({
  count: COUNTS[framework],
  note: `typed in ${framework}`,
  sum: ALL_IN_CART,
})

describe('the page', () => {
  it('comes up without an error', async () => {
    const problems = app.browserLog.filter((line) => /^(?:error|warning|pageerror)/.test(line))
    expect(problems).toEqual([])
  })

  it('counts and types in each card on its own', async () => {
    await use()
    for (const framework of FRAMEWORKS) expect(await stateOf(framework)).toEqual(stateAfterUse(framework))
  })

  it.each(FRAMEWORKS)('shows in all four what %s adds to the cart', async (framework) => {
    await card(framework).getByRole('button', { name: /^Add/ }).click()
    const price = await total()
    expect(price).not.toBe('€0.00')
    await expect.poll(sums).toEqual(Array(4).fill(price))
    const heard = app.page.locator('.heard span')
    await expect.poll(() => heard.allTextContents()).toEqual(
      Array(4).fill(expect.stringContaining(`from ${NAMES[framework]}`)),
    )
  })

  it.each(FRAMEWORKS)('hears in all eight badges what the one of %s sends', async (framework) => {
    await own(framework).getByRole('button', { name: /^\+/ }).click()
    const heard = app.page.locator('.badge output')
    await expect.poll(() => heard.allTextContents()).toEqual(Array(8).fill('1'))
    expect(await total()).not.toBe('€0.00')
  })

  it('lists the last eight events, and empties the cart', async () => {
    const add = card('vue').getByRole('button', { name: /^Add/ })
    for (let click = 0; click < 9; click++) await add.click()
    await app.page.getByRole('button', { name: 'Empty the cart' }).click()
    const events = app.page.locator('.event')
    await expect.poll(() => events.first().textContent()).toContain('cart:clear')
    expect(await events.allTextContents()).toHaveLength(8)
    expect(await events.nth(1).textContent()).toBe('cart:addPear, €0.95, from Vue')
    await expect.poll(sums).toEqual(Array(4).fill('€0.00'))
  })

  it('carries a message through three islands, and a click back out', async () => {
    await app.page.getByLabel('Message for the inside').fill('into the deep')
    const innermost = app.page.locator('.nest-level[data-framework=solid]')
    await innermost.getByText('into the deep').waitFor()
    await innermost.getByRole('button', { name: 'Ping from level 4' }).click()
    const pings = app.page.locator('.pings output')
    await expect.poll(() => pings.allTextContents()).toEqual(Array(4).fill('1'))
    await app.page.locator('.event').getByText('through 3 levels').waitFor()
  })

  it.each([1440, 900, 390])('fits a window of %i pixels', async (width) => {
    await app.page.setViewportSize({ width, height: 800 })
    await use()
    expect(await app.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
})

describe('an edit', () => {
  const withTitle = (framework: Framework) => ({
    framework,
    file: CARDS[framework],
    from: `<h2>${NAMES[framework]}</h2>`,
    to: `<h2>Edited</h2>`,
    shown: () => card(framework).getByRole('heading', { name: 'Edited' }),
  })
  const ofBadge = (framework: Framework) => ({
    framework,
    file: `src/${framework}/${NAMES[framework]}Badge.mtm`,
    from: 'heard <output>',
    to: 'received <output>',
    shown: () => own(framework).getByText('received'),
  })

  it.each(FRAMEWORKS.flatMap((one) => [withTitle(one), ofBadge(one)]))(
    'of $file shows at once and leaves the other cards alone',
    async ({ framework, file, from, to, shown }) => {
      await use()
      const entry = await app.edit(file, (text) => text.replace(from, to))
      try {
        expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
        await shown().waitFor()
        expect(await isSamePage()).toBe(1)
        expect(await total()).toBe(ALL_IN_CART)
        for (const other of FRAMEWORKS.filter((one) => one !== framework)) {
          expect(await stateOf(other)).toEqual(stateAfterUse(other))
        }
        const save = app.page.locator('.save').first()
        await save.getByText(file.split('/').at(-1)!).waitFor()
        expect(await save.textContent()).toContain('applied')
      } finally {
        await app.edit(file, (text) => text.replace(to, from))
      }
    },
  )

  it.each(FRAMEWORKS)('of a title keeps the state of its own card, for %s', async (framework) => {
    await use()
    const { file, from, to } = withTitle(framework)
    await app.edit(file, (text) => text.replace(from, to))
    const state = await stateOf(framework)
    await app.edit(file, (text) => text.replace(to, from))
    expect(state).toEqual(stateAfterUse(framework))
  })
})

describe('a mistake', () => {
  const ask = async (action: string, framework: Framework): Promise<JournalEntry> => {
    const known = app.entries.length
    await app.page.getByRole('radio', { name: NAMES[framework] }).check({ force: true })
    await app.page.locator(`[data-action=${action}]`).click()
    await expect.poll(() => app.entries.length, { timeout: 15_000 }).toBeGreaterThan(known)
    return app.entries.at(-1)!
  }

  it.each(FRAMEWORKS.flatMap((framework) => ['syntax', 'throw', 'rename'].map((action) => ({ framework, action }))))(
    'in $framework ($action) leaves a page that works once it is put back',
    async ({ framework, action }) => {
      await use()
      const broken = await ask(action, framework)
      console.log('BROKEN', framework, action, JSON.stringify(broken).slice(0, 400), 'same', await isSamePage())
      for (const f of FRAMEWORKS) console.log(f, await card(f).count() ? JSON.stringify(await stateOf(f)) : 'gone', await app.page.locator(`[data-place=${f}]`).innerText().then((t) => t.slice(0, 80).replaceAll('\n', '|')))
      const restored = await ask('restore', framework)
      console.log('RESTORED', framework, action, JSON.stringify(restored).slice(0, 300), 'same', await isSamePage())
      for (const f of FRAMEWORKS) console.log(f, await card(f).count() ? JSON.stringify(await stateOf(f)) : 'gone')
      await card(framework).waitFor()
    },
  )
})
