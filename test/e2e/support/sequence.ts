import * as fc from 'fast-check'
import type { Browser, Page } from 'playwright-core'
import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { expect } from 'vitest'
import type { Framework } from '../../../src/shared/framework.ts'
import { fileOf, filesOf, LEVELS, PLAIN, render, ROWS, type Level, type Shape } from './sequence-files.ts'

const PARENTS = ['p', 'q'] as const
const LEAVES = PARENTS.flatMap((parent) => ['a', 'b', ...ROWS].map((name) => `${parent}-${name}`))

/** Every instance on the page, with its level. */
const INSTANCES: ReadonlyMap<string, Level> = new Map([
  ['g', 'grandparent'],
  ...PARENTS.map((name) => [name, 'parent'] as const),
  ...LEAVES.map((name) => [name, 'leaf'] as const),
])

/** What an edit does to a file, and to what it shows. Every one but the first changes the script's text as well. */
const CHANGES = {
  markup: (shape: Shape) => ({ markup: shape.markup + 1 }),
  script: () => ({}),
  'another variable': (shape: Shape) => ({ extras: shape.extras + 1 }),
  'a variable less': (shape: Shape) => ({ extras: Math.max(0, shape.extras - 1) }),
  'wrapping the markup': (shape: Shape) => ({ isWrapped: !shape.isWrapped }),
  'swapping variables': (shape: Shape) => ({ isSwapped: !shape.isSwapped }),
  'the initial value': (shape: Shape) => ({ initial: shape.initial + 100 }),
  'the handler': (shape: Shape) => ({ step: (shape.step % 3) + 1 }),
  'an effect': (shape: Shape) => ({ hasEffect: !shape.hasEffect }),
  comment: (shape: Shape) => ({ notes: (shape.notes + 1) % 4 }),
} satisfies Record<string, (shape: Shape) => Partial<Shape>>

type Change = keyof typeof CHANGES

/** What a person does with the page, and then with a file. */
export interface Step {
  readonly clicks: readonly string[]
  readonly shuffled: (typeof PARENTS)[number] | null
  readonly level: Level
  readonly change: Change
}

/** Random steps, the same ones for the same seed. */
export function sampleSteps(seed: number, count: number): readonly Step[] {
  const step = fc.record({
    clicks: fc.array(fc.constantFrom(...INSTANCES.keys()), { maxLength: 4 }),
    shuffled: fc.option(fc.constantFrom(...PARENTS), { freq: 3 }),
    level: fc.constantFrom(...LEVELS),
    change: fc.constantFrom(...(Object.keys(CHANGES) as Change[])), // no other keys are there
  })
  return fc.sample(fc.array(step, { minLength: count, maxLength: count }), { seed, numRuns: 1 })[0]!
}

/** What the page has to show. */
interface Model {
  readonly shapes: Record<Level, Shape>
  readonly counts: Map<string, number>
  readonly objects: Map<string, number>
  readonly rows: Record<string, readonly string[]>
}

/** Takes a fresh app through some steps, and compares the whole page with the model after each edit. */
export async function runSequence(
  framework: Framework,
  steps: readonly Step[],
  browser: Browser,
): Promise<void> {
  await using app = await createHotReloadTest({ files: filesOf(framework), browser })
  await app.page.waitForSelector('[data-own=q-z]')
  const model = createModel()
  await prepare(app.page, model)
  for (const [index, step] of steps.entries()) {
    const taken = `${index + 1}. ${JSON.stringify(step)}`
    await touch(app.page, step, model)
    await edit(app, { framework, step, model, taken })
    expect(await readPage(app.page), `after ${taken}`).toEqual(expectedPage(model))
  }
  expect(app.browserLog.filter((line) => /^(?:error|pageerror)/.test(line))).toEqual([])
}

const createModel = (): Model => ({
  shapes: { grandparent: PLAIN, parent: PLAIN, leaf: PLAIN },
  counts: new Map([...INSTANCES.keys()].map((name) => [name, 0])),
  objects: new Map([...INSTANCES.keys()].map((name) => [name, 0])),
  rows: Object.fromEntries(PARENTS.map((name) => [name, ROWS])),
})

/** Every variable is touched: what is not takes a changed initial value. */
async function prepare(page: Page, model: Model): Promise<void> {
  await page.evaluate(() => {
    Object.assign(window, { isMarked: true })
    for (const input of document.querySelectorAll('input')) input.value = `value of ${input.name}`
  })
  await click(page, [...INSTANCES.keys()], model)
}

async function touch(page: Page, { clicks, shuffled }: Step, model: Model): Promise<void> {
  await click(page, clicks, model)
  if (shuffled === null) return
  const [first, ...others] = model.rows[shuffled]!
  model.rows[shuffled] = [...others, first!]
  await page.evaluate(
    (name) => document.querySelector<HTMLElement>(`[data-shuffle=${name}]`)!.click(),
    shuffled,
  )
}

/** One after the other, each seen on the page before the next. */
async function click(page: Page, names: readonly string[], { counts, objects, shapes }: Model) {
  for (const name of names) {
    const { step } = shapes[INSTANCES.get(name)!]
    counts.set(name, counts.get(name)! + step)
    objects.set(name, objects.get(name)! + step)
    await page.evaluate(
      (name) => document.querySelector<HTMLElement>(`[data-own=${name}] button`)!.click(),
      name,
    )
  }
}

interface Editing {
  readonly framework: Framework
  readonly step: Step
  readonly model: Model
  readonly taken: string
}

async function edit(app: HotReloadTest, { framework, step: { level, change }, model, taken }: Editing) {
  const shape = model.shapes[level]
  const script = change === 'markup' ? shape.script : shape.script + 1
  model.shapes[level] = { ...shape, script, ...CHANGES[change](shape) }
  const entry = await app.write(fileOf(framework, level), render(framework, level, model.shapes[level]))
  expect(entry, `the entry of ${taken}`).toMatchObject({ outcome: 'applied', diagnostics: [] })
}

interface PageState {
  readonly isSamePage: boolean
  readonly instances: readonly (readonly [name: string, shown: string, typed: string])[]
}

/** In document order, so that moved rows are seen as well. */
function expectedPage({ shapes, counts, objects, rows }: Model): PageState {
  const names = [
    'g',
    ...PARENTS.flatMap((parent) => [
      parent,
      ...['a', 'b', ...rows[parent]!].map((name) => `${parent}-${name}`),
    ]),
  ]
  const show = (name: string) => {
    const { markup, script } = shapes[INSTANCES.get(name)!]
    return `markup-${markup} script-${script} ${counts.get(name)} ${objects.get(name)}`
  }
  return {
    isSamePage: true,
    instances: names.map((name) => [name, show(name), `value of typed-${name}`] as const),
  }
}

const readPage = (page: Page): Promise<PageState> =>
  page.evaluate(() => ({
    isSamePage: 'isMarked' in window,
    instances: [...document.querySelectorAll<HTMLElement>('[data-own]')].map((own) => {
      const shown = ['b', 'i', 'button'].map((tag) => own.querySelector(tag)?.textContent?.trim())
      return [own.dataset.own ?? '', shown.join(' '), own.querySelector('input')?.value ?? ''] as const
    }),
  }))
