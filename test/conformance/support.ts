import { queries, waitFor, within, type BoundFunctions } from '@testing-library/dom'
import { onTestFinished } from 'vitest'
import { getRegistry } from '../../src/runtime/registry.ts'
import type { IslandSource } from '../../adapters/contract.ts'
import { createIslandElement } from '../../adapters/shared/island-element.ts'
import type { PlainMount } from '../../adapters/shared/plain-host.ts'

/** The queries of testing-library for one container, and what is done most often with what they find. */
export interface Screen extends BoundFunctions<typeof queries> {
  readonly container: HTMLElement
  /** Clicks the button of that name. */
  press(name: string): void
  /** What can be read in the element of that test id. */
  textOf(testId: string): string
}

export interface Stage extends PlainMount, Screen {}

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

export function queriesOf(container: HTMLElement): Screen {
  const found = within(container)
  return {
    ...found,
    container,
    press: (name) => found.getByRole('button', { name }).click(),
    textOf: (testId) => found.getByTestId(testId).textContent.trim(),
  }
}

/** The element of the island in a host. It has no role and no text, but it is styled by its name. */
export function islandIn(host: HTMLElement): HTMLElement {
  const element = host.querySelector<HTMLElement>('metamon-island')
  if (!element) throw new Error(`no island in ${host.innerHTML}`)
  return element
}

/** Frameworks render when they like: asks again, often, until `check` no longer throws. */
export const eventually = (check: () => void): Promise<void> => waitFor(check, { interval: 3, timeout: 2000 })

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
