import type { Page } from 'playwright-core'
import { createConsoleLog, type ConsoleLog } from './console-log.ts'
import type { Saves } from './saves.ts'

/** A tab that shows pages of the fixture. */
export interface CompatPage {
  readonly page: Page
  /** Goes to an address and resolves when the page is loaded and connected to the server. */
  open(url: string): Promise<void>
  /**
   * Waits until the page has printed a message since the last call, and everything that was saved so far has
   * been handled.
   *
   * @param last the message; without it, only what was saved has to be handled
   * @param times how often it is to be printed; a page that reloads itself prints again what it has printed
   * @returns what the fixture has printed since the last call: neither Vite's own prints nor Metamon's
   */
  heard(last?: string, times?: number): Promise<readonly string[]>
  /** Like `heard`, but resolves as soon as the message is printed. */
  print(last: string, times?: number): Promise<void>
  /** Waits for a condition in the page. */
  until(condition: string): Promise<void>
  evaluate(expression: string): Promise<unknown>
}

/** @param serverLog what a failed wait shows beside what the page has printed */
export function createCompatPage(page: Page, saves: Saves, serverLog: readonly string[]): CompatPage {
  const log = createConsoleLog(page, serverLog)
  let start = 0
  const print = async (last: string, times = 1) => {
    let count = 0
    await log.find(start, (text) => text === last && ++count === times)
  }
  return {
    page,
    async open(url) {
      // A page that is left may go on printing until the next one is there.
      await page.goto('about:blank')
      log.take()
      start = log.length
      await page.goto(url)
      await log.find(start, isConnected)
    },
    async heard(last, times) {
      if (last !== undefined) await print(last, times)
      await settle(log, saves)
      const messages = log.take()
      start = log.length
      return messages
    },
    print,
    until: async (condition) => {
      await page.waitForFunction(condition, undefined, { timeout: 10_000 })
    },
    evaluate: (expression) => page.evaluate(expression),
  }
}

const isConnected = (text: string): boolean => text === '[vite] connected.'

/**
 * What is saved last is handled last. A page that is loaded meanwhile may miss the sentinel; then it gets
 * another one.
 */
async function settle(log: ConsoleLog, saves: Saves): Promise<void> {
  for (;;) {
    const from = log.length
    const updated = `${await saves.saveSentinel()} updated`
    const heard = await log.find(from, (text) => text === updated || isLoading(text))
    if (heard === updated && !log.isReloading()) return
    if (log.isReloading()) await log.find(log.length, isConnected)
  }
}

const isLoading = (text: string): boolean => isConnected(text) || text === 'sentinels loaded'
