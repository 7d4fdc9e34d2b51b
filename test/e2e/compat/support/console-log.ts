import type { Page } from 'playwright-core'

/** What a tab has printed, of the fixture, of Vite and of Metamon. */
export interface ConsoleLog {
  /** How many messages there are. */
  readonly length: number
  /** Resolves with the first message from an index on that passes; each is asked about once, in order. */
  find(from: number, passes: (text: string) => boolean): Promise<string>
  /** Whether the page has announced that it reloads, and has not been connected since. */
  isReloading(): boolean
  /** Returns the fixture's own messages since the last call, and errors that nobody caught. */
  take(): readonly string[]
}

const TIMEOUT_MS = 10_000

interface Message {
  readonly text: string
  readonly isOwn: boolean
}

/** @param serverLog what a failed wait shows beside what the page has printed */
export function createConsoleLog(page: Page, serverLog: readonly string[]): ConsoleLog {
  const messages: Message[] = []
  const waiting = new Set<() => void>()
  let taken = 0
  const add = (text: string, isOwn: boolean) => {
    messages.push({ text, isOwn })
    for (const check of waiting) check()
  }
  page.on('console', (message) => add(message.text(), message.type() === 'log' && isFixtures(message.text())))
  page.on('pageerror', (error) => add(`uncaught ${error.message}`, true))
  const dump = () => [
    'not printed in time; the page printed',
    ...messages.slice(-40).map(({ text }) => `  ${text}`),
    'the server printed',
    ...serverLog.slice(-20).map((text) => `  ${text}`),
  ]
  return {
    get length() {
      return messages.length
    },
    find: (from, passes) =>
      new Promise((resolve, reject) => {
        const finish = (act: () => void) => {
          clearTimeout(timer)
          waiting.delete(check)
          act()
        }
        let next = from
        const check = () => {
          for (; next < messages.length; next++) {
            const { text } = messages[next]!
            if (passes(text)) return finish(() => resolve(text))
          }
        }
        const expire = () => finish(() => reject(new Error(dump().join('\n'))))
        const timer = setTimeout(expire, TIMEOUT_MS)
        waiting.add(check)
        check()
      }),
    isReloading() {
      const last = messages.findLast(
        ({ text }) => text === '[vite] connected.' || text === 'sentinels reload',
      )
      return last?.text === 'sentinels reload'
    },
    take() {
      const own = messages.slice(taken).filter(({ isOwn }) => isOwn)
      taken = messages.length
      return own.map(({ text }) => text)
    },
  }
}

const isFixtures = (text: string): boolean => !text.startsWith('[') && !text.startsWith('sentinel')
