import type { Page } from 'playwright-core'
import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { FRAMEWORKS, type Framework } from '../../../src/shared/framework.ts'

/** The two ways in which every component of the fixture is written. */
export const KINDS = ['native', 'card'] as const
export type Kind = (typeof KINDS)[number]

/** The components of the fixture app, by the name in their `data-name`. */
export const COMPONENTS = FRAMEWORKS.flatMap((framework) =>
  KINDS.map((kind) => ({ framework, kind, name: `${framework}-${kind}` })),
)

const EXTENSION: Record<Framework, string> = {
  react: 'tsx',
  vue: 'vue',
  svelte: 'svelte',
  solid: 'solid.tsx',
}

/** The file of a component, of what it takes its style from, and of the util module that it imports. */
export const filesOf = (framework: Framework, kind: Kind) => {
  const file = `src/${framework}/${kind === 'card' ? 'Card.mtm' : `Native.${EXTENSION[framework]}`}`
  const hasOwnStyle = framework === 'vue' || framework === 'svelte'
  return {
    component: file,
    style: hasOwnStyle ? file : `src/${framework}/${kind}.css`,
    util: `src/${framework}/${kind}-util.ts`,
  }
}

export const startFixture = async (): Promise<HotReloadTest> => {
  const app = await createHotReloadTest({ fixture: 'test/fixtures/app' })
  for (const { name } of COMPONENTS) await app.page.waitForSelector(`[data-name=${name}]`)
  return app
}

export interface ComponentState {
  readonly text: string
  readonly style: string
  readonly count: string
  readonly total: string
  readonly typed: string
  /** True when the DOM node is the one that `prepare` has seen. */
  readonly isSameNode: boolean
}

export interface PageState {
  readonly isSamePage: boolean
  readonly components: Record<string, ComponentState>
}

/** Gives every component a count, typed text and a marked DOM node, and marks the page. */
export async function prepare(page: Page): Promise<PageState> {
  await page.evaluate(() => {
    Object.assign(window, { isMarked: true })
    for (const node of document.querySelectorAll<HTMLElement>('[data-name]')) {
      Object.assign(node, { isMarked: true })
      node.querySelector<HTMLElement>('.count')?.click()
      const input = node.querySelector('input')
      if (input) input.value = `typed into ${node.dataset.name}`
    }
  })
  return readState(page)
}

export const readState = (page: Page): Promise<PageState> =>
  page.evaluate(() => ({
    isSamePage: 'isMarked' in window,
    components: Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-name]')].map((node) => [
        node.dataset.name!,
        {
          text: ['b', 'i', 'u'].map((tag) => node.querySelector(tag)?.textContent).join(' '),
          style: getComputedStyle(node).getPropertyValue('--edit').trim(),
          count: node.querySelector('.count')?.textContent?.trim() ?? '',
          total: node.querySelector('.total')?.textContent?.trim() ?? '',
          typed: node.querySelector('input')?.value ?? '',
          isSameNode: 'isMarked' in node,
        },
      ]),
    ),
  }))

/** Sends the event from one component and returns how often each listener has answered. */
export const pingFrom = (page: Page, name: string): Promise<Record<string, number>> =>
  page.evaluate((component) => {
    const { answers } = window as unknown as { answers: Record<string, number> }
    for (const key of Object.keys(answers)) delete answers[key]
    document.querySelector<HTMLElement>(`[data-name=${component}] .ping`)!.click()
    return { ...answers }
  }, name)

/** What `pingFrom` returns when every subscription is alive exactly once. */
export const EVERYBODY_ONCE: Record<string, number> = Object.fromEntries(
  ['first', 'second', ...COMPONENTS.map(({ name }) => name)].map((name) => [name, 1]),
)
