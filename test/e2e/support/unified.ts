import type { Page } from 'playwright-core'
import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { FRAMEWORKS, type Framework } from '../../../src/shared/framework.ts'

/** Who mounts the cards of the fixture: a component of each framework, and plain TypeScript. */
export const PARENTS = [...FRAMEWORKS, 'js'] as const

/** The file of the card with this target. */
export const cardFile = (target: Framework): string => `src/cards/${target}.mtm`

/** The five instances of a card, by what their parents call them. */
export const labelsOf = (target: Framework): string[] => PARENTS.map((parent) => `${parent}-${target}`)

/** All twenty cards of the fixture. */
export const LABELS: readonly string[] = FRAMEWORKS.flatMap(labelsOf)

export const startUnified = async (): Promise<HotReloadTest> => {
  const app = await createHotReloadTest({ fixture: 'test/fixtures/unified' })
  for (const label of LABELS) await app.page.waitForSelector(`[data-card=${label}]`)
  return app
}

/** What a card shows. */
export interface Card {
  readonly title: string
  readonly count: string
  readonly total: string
  readonly name: string
  readonly items: readonly string[]
  readonly style: string
  readonly scrollTop: number
  /** True when the DOM node is the one that `prepareCards` has seen. */
  readonly isSameNode: boolean
}

export type Cards = Readonly<Record<string, Card>>

export const readCards = (page: Page): Promise<Cards> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-card]')].map((node) => [
        node.dataset.card!,
        {
          title: node.querySelector('h3')?.textContent ?? '',
          count: node.querySelector('.inc')?.textContent ?? '',
          total: node.querySelector('i')?.textContent ?? '',
          name: node.querySelector('input')?.value ?? '',
          items: [...node.querySelectorAll('li')].map((item) => item.textContent ?? ''),
          style: getComputedStyle(node).getPropertyValue('--edit').trim(),
          scrollTop: node.querySelector('.scroller')?.scrollTop ?? 0,
          isSameNode: 'isMarked' in node,
        },
      ]),
    ),
  )

/** Gives each of the five cards of a file a state of its own, and marks their nodes and the page. */
export async function prepareCards(page: Page, target: Framework): Promise<Cards> {
  const labels = labelsOf(target)
  await page.evaluate((names) => {
    Object.assign(window, { isMarked: true })
    for (const [index, label] of names.entries()) {
      const card = document.querySelector<HTMLElement>(`[data-card=${label}]`)!
      Object.assign(card, { isMarked: true })
      for (let times = 0; times <= index; times += 1) card.querySelector<HTMLElement>('.inc')!.click()
      const input = card.querySelector('input')!
      input.value = `typed into ${label}`
      input.dispatchEvent(new InputEvent('input', { bubbles: true }))
      card.querySelector<HTMLElement>('.add')!.click()
      card.querySelector('.scroller')!.scrollTop = 10 + index
    }
  }, labels)
  await page.waitForFunction(
    (names) =>
      names.every((label) => {
        const items = document.querySelectorAll(`[data-card=${label}] li`)
        return items[items.length - 1]?.textContent === `typed into ${label}!`
      }),
    labels,
  )
  return readCards(page)
}

/** Clicks the counter of a card. */
export const clickCard = (page: Page, label: string): Promise<void> =>
  page.evaluate((one) => document.querySelector<HTMLElement>(`[data-card=${one}] .inc`)!.click(), label)

export const isSamePage = (page: Page): Promise<boolean> => page.evaluate(() => 'isMarked' in window)
