import type { Page } from 'playwright-core'
import type { Action } from './edit.ts'

/** What one component instance shows. */
export interface Shown {
  readonly name: string
  readonly version: string
  readonly util: string
  readonly leaf: string
  readonly count: number
  readonly total: number
  readonly typed: string
}

/** What a page shows. */
export interface PageState {
  /** False when the page was loaded anew since it was marked. */
  readonly isMarked: boolean
  readonly components: readonly Shown[]
  readonly listener: string
  readonly main: string
  readonly hasOverlay: boolean
  readonly subscriptions: {
    readonly events: Record<string, number>
    readonly signals: Record<string, number>
  }
}

/** What a page does when every one of its components is used. */
export interface Reaction {
  /** How often each listener has answered one event. */
  readonly answers: Record<string, number>
  /** The instances whose count has not gone up by one at a click. */
  readonly deaf: readonly string[]
}

export const markPage = (page: Page): Promise<void> =>
  page.evaluate(() => void Object.assign(window, { isMarked: true }))

export const readPage = (page: Page): Promise<PageState> =>
  page.evaluate(() => {
    const text = (node: Element, selector: string) => node.querySelector(selector)?.textContent?.trim() ?? ''
    // What a module does at its top level is done for good; what it answers is taken back with it.
    const { askForVersions } = window as unknown as { askForVersions(): void }
    askForVersions()
    const registry = Reflect.get(globalThis, Symbol.for('metamon.registry')) as {
      subscriptionCounts(): PageState['subscriptions']
    }
    return {
      isMarked: 'isMarked' in window,
      components: [...document.querySelectorAll<HTMLElement>('[data-name]')].map((node) => ({
        name: node.dataset.name ?? '',
        version: text(node, 'b'),
        util: text(node, 'u'),
        leaf: text(node, 's'),
        count: Number(text(node, '.count')),
        total: Number(text(node, '.total')),
        typed: node.querySelector('input')?.value ?? '',
      })),
      listener: document.documentElement.dataset.listener ?? '',
      main: document.documentElement.dataset.main ?? '',
      hasOverlay: document.querySelector('metamon-overlay') !== null,
      subscriptions: registry.subscriptionCounts(),
    }
  })

/** Sends an event from one instance, then clicks every counter and waits until all of them have moved. */
export const useEverything = (page: Page, from: string): Promise<Reaction> =>
  page.evaluate(async (sender) => {
    const { answers } = window as unknown as { answers: Record<string, number> }
    for (const key of Object.keys(answers)) delete answers[key]
    document.querySelector<HTMLElement>(`[data-name=${sender}] .ping`)?.click()
    const heard = { ...answers }
    const counters = [...document.querySelectorAll<HTMLElement>('[data-name]')].map((node) => {
      const counter = node.querySelector<HTMLElement>('.count')
      return { name: node.dataset.name ?? '', counter, before: Number(counter?.textContent) }
    })
    for (const { counter } of counters) counter?.click()
    const still = () => counters.filter(({ counter, before }) => Number(counter?.textContent) !== before + 1)
    const endsAt = performance.now() + 2000
    while (still().length > 0 && performance.now() < endsAt)
      await new Promise((resolve) => setTimeout(resolve, 1))
    return { answers: heard, deaf: still().map(({ name }) => name) }
  }, from)

/** Does something in one instance, and waits until it shows. */
export const act = (page: Page, action: Action, instance: string, text: string): Promise<void> =>
  page.evaluate(
    async ({ action, instance, text }) => {
      const node = document.querySelector<HTMLElement>(`[data-name=${instance}]`)
      const input = node?.querySelector('input')
      if (action === 'type') {
        if (input) input.value = text
        return
      }
      const target = node?.querySelector<HTMLElement>(`.${action}`)
      const before = target?.textContent
      target?.click()
      const endsAt = performance.now() + 2000
      const isOld = () => action !== 'ping' && target?.textContent === before
      while (isOld() && performance.now() < endsAt) await new Promise((resolve) => setTimeout(resolve, 1))
    },
    { action, instance, text },
  )
