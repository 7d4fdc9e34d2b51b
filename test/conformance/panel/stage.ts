import { onTestFinished } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { within, waitFor } from '@testing-library/dom'
import { showPanel } from '../../../src/panel/index.ts'
import type { MetamonPanel } from '../../../src/panel/panel-element.ts'
import { createFakeSource, sampleEntries, type FakeSource } from './fake-source.ts'

/** A panel on a fake source, and what tests do with it. */
export interface PanelStage extends ReturnType<typeof within> {
  readonly panel: MetamonPanel
  readonly root: ShadowRoot
  readonly source: FakeSource
  /** The first element that matches; throws where there is none. */
  find(selector: string): HTMLElement
  press(name: string | RegExp): void
  choose(tab: string): void
  /** What can be read in each element that matches. */
  texts(selector: string): string[]
  type(field: HTMLElement, text: string): void
}

/** Shows a panel, until the test ends. */
export async function stagePanel(
  source: FakeSource = createFakeSource(sampleEntries()),
  mode: 'dock' | 'page' = 'dock',
): Promise<PanelStage> {
  await page.viewport(1280, 800)
  history.replaceState(null, '', location.pathname + location.search)
  const panel = showPanel(document.body, { source, mode, storage: localStorage })
  const root = panel.shadowRoot!
  onTestFinished(() => {
    panel.dispose()
    localStorage.removeItem('metamon:panel')
    history.replaceState(null, '', location.pathname + location.search)
  })
  const queries = within(root.querySelector<HTMLElement>('.panel')!)
  return {
    ...queries,
    panel,
    root,
    source,
    find(selector) {
      const found = root.querySelector<HTMLElement>(selector)
      if (!found) throw new Error(`nothing matches ${selector}`)
      return found
    },
    press: (name) => queries.getByRole('button', { name }).click(),
    choose: (name) => queries.getByRole('tab', { name }).click(),
    texts: (selector) => [...root.querySelectorAll(selector)].map(({ textContent }) => textContent.trim()),
    type(field, text) {
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
        throw new Error('not a field')
      field.focus()
      field.value = text
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    },
  }
}

/** Presses a key where the focus is. */
export const key = (name: string): Promise<void> => userEvent.keyboard(`{${name}}`)

export { waitFor }
