import type { HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FRAMEWORKS } from '../../src/shared/framework.ts'
import {
  cardFile,
  clickCard,
  isSamePage,
  LABELS,
  labelsOf,
  prepareCards,
  readCards,
  startUnified,
  type Card,
  type Cards,
} from './support/unified.ts'

let app: HotReloadTest

beforeAll(async () => {
  app = await startUnified()
})
afterAll(() => app.close())

/** The cards with some of their fields changed, or not compared. */
const withChange = (cards: Cards, labels: readonly string[], change: Partial<Record<keyof Card, unknown>>) =>
  Object.fromEntries(
    Object.entries(cards).map(([label, card]) => [
      label,
      labels.includes(label) ? { ...card, ...change } : card,
    ]),
  )

const countsOf = (cards: Cards, labels: readonly string[]) => labels.map((label) => cards[label]?.count)

describe('a unified component', () => {
  it('is shown by parents of every framework, and by plain TypeScript, whatever its target', async () => {
    const cards = await readCards(app.page)
    expect(Object.keys(cards).toSorted()).toEqual([...LABELS].toSorted())
    for (const label of LABELS)
      expect(cards[label]).toMatchObject({
        title: 'title-0',
        count: '0/0',
        items: ['a', 'b'],
        style: 'style-0',
      })
  })

  it.each(LABELS)('counts for itself and shares signals with all others (%s)', async (label) => {
    const before = await readCards(app.page)
    await clickCard(app.page, label)
    const total = String(Number(before[label]!.total) + 1)
    await app.page.waitForFunction(
      (text) => [...document.querySelectorAll('[data-card] i')].every((node) => node.textContent === text),
      total,
    )
    const count = Number(before[label]!.count.split('/')[0]) + 1
    const after = await readCards(app.page)
    expect(after[label]!.count).toBe(`${count}/${count * 2}`)
    for (const other of LABELS) if (other !== label) expect(after[other]!.count).toBe(before[other]!.count)
  })
})

describe.each(FRAMEWORKS)('an edit of a component with target %s', (target) => {
  const file = cardFile(target)
  const labels = labelsOf(target)

  it('of its styles changes nothing else', async () => {
    const before = await prepareCards(app.page, target)
    const entry = await app.edit(file, (text) => text.replace('style-0', 'style-1'))
    expect(entry).toMatchObject({ outcome: 'applied', reason: 'hot.style-only', lost: [], diagnostics: [] })
    expect(await readCards(app.page)).toEqual(withChange(before, labels, { style: 'style-1' }))
    expect(await isSamePage(app.page)).toBe(true)
  })

  it('of a handler keeps all state and the DOM', async () => {
    const before = await prepareCards(app.page, target)
    const entry = await app.edit(file, (text) => text.replace('$count++', '$count += 10'))
    expect(entry).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
    expect(await readCards(app.page)).toEqual(before)
    const [label] = labels
    const count = Number(before[label!]!.count.split('/')[0]) + 10
    await clickCard(app.page, label!)
    await app.page.waitForFunction(
      ([one, text]) => document.querySelector(`[data-card=${one}] .inc`)?.textContent === text,
      [label!, `${count}/${count * 2}`] as const,
    )
  })

  it('of its template keeps all state', async () => {
    const before = await prepareCards(app.page, target)
    const entry = await app.edit(file, (text) => text.replace('title-0', 'title-1'))
    expect(entry).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
    const isSameNode = target === 'react' || target === 'vue'
    expect(await readCards(app.page)).toEqual(withChange(before, labels, { title: 'title-1', isSameNode }))
  })

  it('that adds a variable keeps all state', async () => {
    const before = await prepareCards(app.page, target)
    const entry = await app.edit(file, (text) =>
      text.replace('$items! =', "$extra! = 'title-2'\n$items! =").replace('title-1', '{$extra}'),
    )
    expect(entry).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
    const isSameNode = expect.any(Boolean)
    expect(await readCards(app.page)).toEqual(withChange(before, labels, { title: 'title-2', isSameNode }))
  })

  it('that removes a variable loses nothing else', async () => {
    const before = await prepareCards(app.page, target)
    const entry = await app.edit(file, (text) =>
      text.replace("$extra! = 'title-2'\n", '').replace('{$extra}', 'title-0'),
    )
    expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect(entry.lost).toEqual([expect.objectContaining({ name: expect.stringMatching(/:extra$/) })])
    const isSameNode = expect.any(Boolean)
    expect(await readCards(app.page)).toEqual(withChange(before, labels, { title: 'title-0', isSameNode }))
  })

  it('that renames a variable keeps what it holds', async () => {
    const before = await prepareCards(app.page, target)
    const entry = await app.edit(file, (text) => text.replaceAll('$count', '$clicks'))
    expect(entry).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
    expect(entry.variables).toContainEqual(
      expect.objectContaining({ name: `${target}.clicks`, fate: 'renamed' }),
    )
    const isSameNode = expect.any(Boolean)
    expect(await readCards(app.page)).toEqual(withChange(before, labels, { isSameNode }))
    await app.edit(file, (text) => text.replaceAll('$clicks', '$count'))
    expect(countsOf(await readCards(app.page), labels)).toEqual(countsOf(before, labels))
  })

  it('of an initial value starts that one variable anew', async () => {
    const before = await prepareCards(app.page, target)
    const entry = await app.edit(file, (text) => text.replace('$count! = 0', '$count! = 100'))
    expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect(entry.variables).toContainEqual(
      expect.objectContaining({ name: `${target}.count`, fate: 'new-initial' }),
    )
    expect(await readCards(app.page)).toEqual(withChange(before, labels, { count: '100/200' }))
  })

  it('with a mistake leaves the page as it is, and its fix keeps the DOM', async () => {
    const before = await prepareCards(app.page, target)
    const broken = await app.edit(file, (text) => text.replace('$total++', '$total++ +'))
    expect(broken).toMatchObject({ outcome: 'aborted', reason: 'aborted.compile' })
    expect(broken.diagnostics[0]).toMatchObject({ file })
    expect(await readCards(app.page)).toEqual(before)
    const fixed = await app.edit(file, (text) => text.replace('$total++ +', '$total++'))
    expect(fixed).toMatchObject({ lost: [], diagnostics: [] })
    expect(await readCards(app.page)).toEqual(before)
  })

  it('that throws while it renders is taken back with all state', async () => {
    const before = await prepareCards(app.page, target)
    const failed = await app.edit(file, (text) =>
      text.replace('=> $count * 2', "=> { throw new Error('no double') }").replace('= 100', '= 5'),
    )
    expect(failed).toMatchObject({ outcome: 'rolled-back' })
    expect(await readCards(app.page)).toEqual(withChange(before, labels, { isSameNode: expect.any(Boolean) }))
    await app.edit(file, (text) =>
      text.replace("=> { throw new Error('no double') }", '=> $count * 3').replace('= 5', '= 100'),
    )
    const after = await readCards(app.page)
    for (const label of labels) {
      const [count] = before[label]!.count.split('/')
      expect(after[label]!.count).toBe(`${count}/${Number(count) * 3}`)
    }
  })

  it('that throws in attributes alone is taken back, and its fix is shown by all', async () => {
    const attributes = '<h3 class={`n${$double}`} hidden={$double > 7}>'
    await app.edit(file, (text) =>
      text.replace('<h3>', attributes).replace('{$count}/{$double}', '{$count}').replace('* 3', '* 2'),
    )
    const before = await prepareCards(app.page, target)
    const failed = await app.edit(file, (text) =>
      text.replace('=> $count * 2', "=> { throw new Error('no double') }"),
    )
    expect(failed).toMatchObject({ outcome: 'rolled-back' })
    await app.edit(file, (text) => text.replace("=> { throw new Error('no double') }", '=> $count * 4'))
    const shown = await app.page.$$eval(labels.map((label) => `[data-card=${label}] h3`).join(), (nodes) =>
      nodes.map((node) => `${node.className} ${node.hasAttribute('hidden')}`).toSorted(),
    )
    const counts = labels.map((label) => Number(before[label]!.count))
    expect(shown).toEqual(counts.map((count) => `n${count * 4} ${count * 4 > 7}`).toSorted())
    await app.edit(file, (text) =>
      text.replace(attributes, '<h3>').replace('>{$count}<', '>{$count}/{$double}<'),
    )
  })
})

describe('a changed target', () => {
  const file = cardFile('react')
  const labels = labelsOf('react')

  it.each(['vue', 'svelte', 'solid', 'react'] as const)(
    'shows the same state with %s, in every parent',
    async (target) => {
      const before = await prepareCards(app.page, 'react')
      const focused = `[data-card=${labels[0]}] input`
      await app.page.focus(focused)
      const entry = await app.edit(file, (text) => text.replace(/target: \w+/, `target: ${target}`))
      expect(entry).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
      expect(await readCards(app.page)).toEqual(withChange(before, labels, { isSameNode: false }))
      expect(await isSamePage(app.page)).toBe(true)
      expect(
        await app.page.evaluate(
          (selector) => document.activeElement === document.querySelector(selector),
          focused,
        ),
      ).toBe(true)
      await clickCard(app.page, labels[1]!)
      const step = (await app.read(file)).includes('$count += 10') ? 10 : 1
      const count = Number(before[labels[1]!]!.count.split('/')[0]) + step
      await app.page.waitForFunction(
        ([label, text]) =>
          document.querySelector(`[data-card=${label}] .inc`)?.textContent?.startsWith(`${text}/`),
        [labels[1]!, String(count)] as const,
      )
    },
  )
})

describe('the styles of a component', () => {
  const file = cardFile('solid')

  it('say which package they need when it is not installed', async () => {
    const broken = await app.edit(file, (text) => text.replace('<style>', '<style lang="scss">'))
    expect(broken).toMatchObject({ outcome: 'aborted' })
    expect(broken.diagnostics[0]).toMatchObject({ file, code: 'MTM3005' })
    const fixed = await app.edit(file, (text) => text.replace('<style lang="scss">', '<style>'))
    expect(fixed).toMatchObject({ lost: [], diagnostics: [] })
  })

  it('apply to every element of the page when they are global, and else to their own', async () => {
    const marked = () =>
      app.page.evaluate(() =>
        [...document.querySelectorAll('h3')].flatMap((node) =>
          getComputedStyle(node).getPropertyValue('--mark') === 'on'
            ? [node.closest<HTMLElement>('[data-card]')!.dataset.card!]
            : [],
        ),
      )
    await app.edit(file, (text) => text.replace('<style>', '<style global>\nh3 { --mark: on }'))
    expect((await marked()).toSorted()).toEqual([...LABELS].toSorted())
    await app.edit(file, (text) => text.replace('<style global>', '<style>'))
    expect((await marked()).toSorted()).toEqual(labelsOf('solid').toSorted())
  })
})
