import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
  }[]
  readonly passes: readonly unknown[]
}

/** What axe finds wrong with what matches, each as `rule: html`; fails when axe has had nothing to look at. */
export async function violationsOf(page: Page, selector: string): Promise<readonly string[]> {
  await page.evaluate(AXE)
  const result = await page.evaluate<AxeResult, string>(
    (target) => (Reflect.get(window, 'axe') as { run(context: string): Promise<AxeResult> }).run(target),
    selector,
  )
  expect(result.passes.length).toBeGreaterThan(2)
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  )
}
