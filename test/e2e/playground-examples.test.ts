import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startAnew } from './support/playground-page.ts'

let app: HotReloadTest

beforeAll(async () => {
  app = await createHotReloadTest({ fixture: 'playground' })
})
afterAll(() => app.close())
beforeEach(() => startAnew(app, isReady))

/** Whether everything is on the page. */
const isReady = () =>
  [...document.querySelectorAll('.example')].every(
    (example) => example.querySelector('.place button') && example.querySelector('.example-target b'),
  )

const isSamePage = () => app.page.locator('html[data-same-page]').count()

describe('an example of the playground', () => {
  const example = (name: string) => app.page.locator(`[data-example=${name}] .place`)

  it('counts', async () => {
    const counter = example('Counter')
    await counter.getByLabel('Step').fill('3')
    await counter.getByRole('button', { name: 'More' }).click()
    await counter.getByText('doubled 6').waitFor()
    expect(await counter.getByLabel('Count').textContent()).toBe('3')
  })

  it('adds, ticks and filters todos', async () => {
    const todos = example('TodoList')
    await todos.getByLabel('New todo').fill('Write a test')
    await todos.getByLabel('New todo').press('Enter')
    await todos.getByText('3 left').waitFor()
    await todos.getByLabel('Tick me off', { exact: true }).check()
    await todos.getByText('2 left').waitFor()
    await todos.getByRole('button', { name: 'done' }).click()
    await expect
      .poll(() => todos.locator('li').allTextContents())
      .toEqual([expect.stringContaining('Tick me off')])
  })

  it('checks a form while it is filled in, and takes it', async () => {
    const form = example('SignUp')
    const send = form.getByRole('button', { name: 'Sign up' })
    expect(await send.isDisabled()).toBe(true)
    await form.getByLabel('Name').fill('Ann')
    await form.getByLabel('Mail').fill('ann@example.org')
    await form.getByLabel('Large').check()
    await send.click()
    await form.getByText('Thanks, Ann: large.').waitFor()
  })

  it('sorts and searches a table', async () => {
    const table = example('DataTable')
    const cities = () => table.locator('tbody td:first-child').allTextContents()
    await table.getByRole('button', { name: 'people' }).click()
    await table.getByRole('button', { name: 'people' }).click()
    await expect.poll(cities).toEqual(['Zürich', 'Geneva', 'Basel', 'Lausanne', 'Bern'])
    await table.getByLabel('Search a city').fill('b')
    await expect.poll(cities).toEqual(['Basel', 'Bern'])
    await table.getByText('2 cities, 314 thousand people').waitFor()
  })

  it('switches the colours of the whole page', async () => {
    const paper = () => app.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await example('ThemeToggle').getByRole('radio', { name: 'Dark' }).click()
    await expect.poll(paper).toBe('rgb(18, 16, 20)')
    await example('ThemeToggle').getByRole('radio', { name: 'Light' }).click()
    await expect.poll(paper).toBe('rgb(245, 244, 247)')
  })

  it('lays out what another file puts into its slots', async () => {
    const layout = example('PageLayout')
    await layout.getByRole('button', { name: 'Guide' }).click()
    await layout.locator('header b').getByText('Guide').waitFor()
    await layout.getByRole('button', { name: 'Toggle the side' }).click()
    await layout.getByRole('button', { name: 'Guide' }).waitFor({ state: 'detached' })
    await layout.getByText('belongs to this file').waitFor()
  })

  it('goes on where it was in another framework, and says in which', async () => {
    const counter = example('Counter')
    const named = app.page.locator('[data-example=Counter] .example-target')
    const whole = await app.read('src/examples/Counter.mtm')
    await counter.getByRole('button', { name: 'More' }).click()
    try {
      for (const target of ['vue', 'svelte', 'solid']) {
        const entry = await app.write(
          'src/examples/Counter.mtm',
          whole.replace('target: react', `target: ${target}`),
        )
        expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
        await expect.poll(() => named.textContent()).toBe(`target: ${target}`)
        expect(await counter.getByLabel('Count').textContent()).toBe('1')
        expect(await isSamePage()).toBe(1)
      }
    } finally {
      await app.write('src/examples/Counter.mtm', whole)
    }
  })
})
