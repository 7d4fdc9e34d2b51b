import { expect, onTestFinished } from 'vitest'
import { getRegistry } from '../../src/runtime/registry.ts'
import type { IslandSource } from '../../adapters/contract.ts'
import { createIslandElement } from '../../adapters/shared/island-element.ts'
import type { PlainMount } from '../../adapters/shared/plain-host.ts'

export interface Stage extends PlainMount {
  readonly container: HTMLElement
  /** The first match, which has to exist. */
  find(selector: string): HTMLElement
  count(selector: string): number
  text(selector: string): string | undefined
  click(selector: string): void
}

type Props = Readonly<Record<string, unknown>>

/** Mounts a component in a container of its own, which goes when the test ends. */
export function stage(source: IslandSource, props: Props = {}): Stage {
  const container = createContainer()
  const element = document.createElement('metamon-island')
  const island = createIslandElement(element)
  const update = (next: Props) => island.show({ source, props: next, slots: {}, onIslandError: undefined })
  const unmount = () => {
    island.dispose()
    element.remove()
  }
  container.append(element)
  update(props)
  onTestFinished(unmount)
  return { update, unmount, ...queriesOf(container) }
}

export function createContainer(): HTMLElement {
  const container = document.createElement('div')
  document.body.append(container)
  onTestFinished(() => container.remove())
  return container
}

export function queriesOf(container: HTMLElement): Omit<Stage, 'update' | 'unmount'> {
  const find = (selector: string) => {
    const found = container.querySelector<HTMLElement>(selector)
    if (!found) throw new Error(`no ${selector} in ${container.innerHTML}`)
    return found
  }
  return {
    container,
    find,
    count: (selector) => container.querySelectorAll(selector).length,
    text: (selector) => container.querySelector(selector)?.textContent.trim(),
    click: (selector) => find(selector).click(),
  }
}

/** Frameworks render when they like: asks again, often, until the expectation holds. */
export const eventually = <T>(read: () => T) => expect.poll(read, { interval: 3, timeout: 2000 })

/** Resolves when everything that was queued by now has run, in all frameworks. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    const { port1, port2 } = new MessageChannel()
    await new Promise((resolve) => {
      port1.addEventListener('message', resolve, { once: true })
      port1.start()
      port2.postMessage(0)
    })
    port1.close()
  }
}

export const signalCount = (key: string): number => getRegistry().subscriptionCounts().signals[key] ?? 0

export const eventCount = (name: string): number => getRegistry().subscriptionCounts().events[name] ?? 0

/** Collects the errors that reach the page, which would otherwise fail the test run. */
export function catchPageErrors(): unknown[] {
  const errors: unknown[] = []
  const listener = (event: ErrorEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    errors.push(event.error)
  }
  window.addEventListener('error', listener, { capture: true })
  onTestFinished(() => window.removeEventListener('error', listener, { capture: true }))
  return errors
}
