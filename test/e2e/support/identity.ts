import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

/** A page on which every component with the class `leaf` shows its name and how often it was clicked. */
export interface IdentityPage {
  readonly files: Readonly<Record<string, string>>
  /**
   * Files to edit, one after the other: each has `edit-0` in its script and `data-edit="0"` in its markup. Only the
   * first two of them are edited in all situations.
   */
  readonly edited: readonly string[]
  /** What is clicked before the edits, by id, and what to call that. */
  readonly situations: readonly (readonly [what: string, clicks: readonly string[]])[]
  /** Names of leaves that keep their state while `#toggle` takes them out of sight. */
  readonly cached?: readonly string[]
  /** An edit that renders one more leaf in front of all others of its component. */
  readonly insertion?: readonly [file: string, from: string, to: string]
  readonly query?: string
  /** Names of the leaves that are there last. */
  readonly last: readonly string[]
}

/** What has happened to a page with the buttons `#reverse`, `#cut`, `#insert` and `#toggle`. */
export const SITUATIONS: IdentityPage['situations'] = [
  ['as they were mounted', []],
  ['in lists that were sorted', ['reverse']],
  ['in lists that were filtered', ['cut']],
  ['in lists that have one more in front', ['insert', 'reverse']],
  ['behind a branch that is gone', ['toggle']],
  ['in a branch that came back', ['toggle', 'toggle']],
]

/** Expects that each instance has its own state after an edit of any file, whatever has happened to it before. */
export function describeIdentity(page: string, options: IdentityPage): void {
  describe(page, () => {
    let app: HotReloadTest
    let count = 0
    const read = () => app.page.$$eval('.leaf', (leaves) => leaves.map((leaf) => leaf.textContent?.trim()))
    /** Portals append what they show, in whatever order it is mounted. */
    const sorted = async () => (await read()).toSorted()
    const click = async (selector: string) => {
      await app.page.$eval(selector, (node) => {
        ;(node as HTMLElement).click()
        return new Promise(requestAnimationFrame)
      })
    }

    beforeAll(async () => {
      app = await createHotReloadTest({ files: options.files })
    })
    afterAll(() => app.close())
    beforeEach(async () => {
      await app.page.goto(app.url + (options.query ?? ''))
      await expect.poll(read).toEqual(expect.arrayContaining(options.last.map((name) => `${name} 0`)))
      await touchAll(app)
    })

    it.each(options.situations)('keeps every state where it is: %s', async (what, clicks) => {
      const cached = (await read()).filter((text) =>
        options.cached?.includes(text?.replace(/ \d+$/, '') ?? ''),
      )
      for (const id of clicks) await click(`#${id}`)
      await touchAll(app)
      const before = await sorted()
      const isFirst = what === options.situations[0]?.[0]
      for (const file of isFirst ? options.edited : options.edited.slice(0, 2)) {
        for (const part of [/edit-\d+/, /data-edit="\d+"/]) {
          count += 1
          const next = part.source.startsWith('edit') ? `edit-${count}` : `data-edit="${count}"`
          const entry = await app.edit(file, (text) => text.replace(part, next))
          expect(entry, `${file} ${part}`).toMatchObject({ outcome: 'applied', diagnostics: [] })
          // What is loaded anew comes late.
          await expect.poll(sorted, { message: `${file} ${part}` }).toEqual(before)
        }
      }
      if (clicks.join() !== 'toggle') return
      await click('#toggle')
      expect(await read()).toEqual(expect.arrayContaining(cached))
    })

    const { insertion } = options
    if (!insertion) return
    it('stays where it was when more is rendered in front of it', async () => {
      const [file, from, to] = insertion
      const before = await sorted()
      const entry = await app.edit(file, (text) => text.replace(from, to))
      expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
      await expect.poll(sorted).toEqual([...before, 'inserted 0'].toSorted())
      await app.edit(file, (text) => text.replace(to, from))
      await expect.poll(sorted).toEqual(before)
    })
  })
}

/** Clicks each leaf another number of times. */
const touchAll = (app: HotReloadTest): Promise<void> =>
  app.page.evaluate(async () => {
    const leaves = [...document.querySelectorAll<HTMLElement>('.leaf')]
    for (const [index] of leaves.entries())
      for (const leaf of leaves.slice(index)) {
        leaf.click()
        await Promise.resolve()
      }
    await new Promise(requestAnimationFrame)
  })
