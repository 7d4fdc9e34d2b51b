import type { Page } from 'playwright-core'
import type { Action, Fixture } from '../actions.ts'
import type { ParityPage } from '../page/main.ts'
import type { Observation } from '../page/observe.ts'

declare global {
  interface Window {
    parity: ParityPage
  }
}

/** A page that shows the components of one target. */
export interface Driver {
  readonly target: string
  /**
   * Mounts a component, does everything that its fixture says, and removes it; one after the other.
   * @returns what there was after mounting, and after each step; it ends early with what went wrong
   */
  run(name: string, fixture: Fixture): Promise<Observation[]>
}

const NOTHING = { html: '', log: [], styles: {}, focus: '', caret: null } as const

/** Drives a page with real input. */
export function createDriver(page: Page, target: string): Driver {
  const errors: string[] = []
  page.on('pageerror', (error) => void errors.push(error.message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text())
  })
  const observe = async (step: number): Promise<Observation> => {
    const seen = await page.evaluate((step) => window.parity.observe(step), step)
    return { ...seen, errors: errors.splice(0) }
  }

  const run = async (name: string, fixture: Fixture): Promise<Observation[]> => {
    const observations: Observation[] = []
    try {
      await page.evaluate(([target, name]) => window.parity.mount(target!, name!), [target, name])
      observations.push(await observe(-1))
      for (const [index, { act }] of (fixture.steps ?? []).entries()) {
        await perform(page, act, index)
        observations.push(await observe(index))
      }
    } catch (error) {
      observations.push({ ...NOTHING, errors: [...errors.splice(0), firstLine(error)] })
    }
    await page.evaluate(() => window.parity.clear()).catch(() => page.reload())
    errors.length = 0
    return observations
  }
  let latest: Promise<unknown> = Promise.resolve()
  return {
    target,
    run: (name, fixture) => {
      const result = latest.then(() => run(name, fixture))
      latest = result
      return result
    },
  }
}

async function perform(page: Page, action: Action, index: number): Promise<void> {
  switch (action.kind) {
    case 'click':
      return clickAt(page, action.selector, 1)
    case 'double-click':
      return clickAt(page, action.selector, 2)
    case 'type':
      await page.focus(inStage(action.selector))
      return page.keyboard.type(action.text)
    case 'fill':
      return page.fill(inStage(action.selector), action.text)
    case 'press':
      await page.focus(inStage(action.selector))
      return page.keyboard.press(action.key)
    case 'focus':
      return page.focus(inStage(action.selector))
    case 'select':
      return void (await page.selectOption(inStage(action.selector), [...action.values]))
    default:
      return page.evaluate((index) => window.parity.act(index), index)
  }
}

/** What Playwright's own `click` does, without its wait for two frames. */
async function clickAt(page: Page, selector: string, clickCount: number): Promise<void> {
  const place = await page.evaluate((selector) => {
    const element = document.querySelector(selector)
    element?.scrollIntoView({ block: 'center' })
    const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect()
    return width && height ? { x: x + width / 2, y: y + height / 2 } : undefined
  }, inStage(selector))
  if (!place) throw new Error(`nothing to click at: ${selector}`)
  await page.mouse.click(place.x, place.y, { clickCount })
}

const inStage = (selector: string): string => `#stage ${selector}`

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]!
