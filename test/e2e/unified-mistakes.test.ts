import type { HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { FRAMEWORKS } from '../../src/shared/framework.ts'
import { cardFile, isSamePage, prepareCards, readCards, startUnified } from './support/unified.ts'

/** Mistakes by where they are: what is replaced, by what, what stands in the line that is told, and the code. */
const MISTAKES = [
  ['the script', '  $total++', '  $total++ +', '}\n$add', 'MTM2001'],
  ['an expression of the template', '{$total}', '{$total +}', '{$total +}', 'MTM2002'],
  ['the markup', '</ul>', '</ol>', '<ul>', 'MTM1202'],
  ['a style', '--edit: style-0; }', '--edit: style-0;', '.card {', undefined],
] as const

const lineOf = (text: string, marked: string): number =>
  text.slice(0, text.indexOf(marked)).split('\n').length

let app: HotReloadTest

beforeAll(async () => {
  app = await startUnified()
})
afterAll(() => app.close())

describe.each(FRAMEWORKS)('a mistake in a unified component with target %s', (target) => {
  const file = cardFile(target)

  it.each(MISTAKES)('in %s is found before anything changes', async (_, from, to, marked, code) => {
    const good = await app.read(file)
    const before = await prepareCards(app.page, target)
    const entry = await app.edit(file, (text) => text.replace(from, to))
    const line = lineOf(await app.read(file), marked)
    expect(entry).toMatchObject({ outcome: 'aborted', reason: 'aborted.compile' })
    expect(entry.diagnostics[0]).toMatchObject({ file, line, ...(code && { code }) })
    expect(await readCards(app.page)).toEqual(before)
    expect(await isSamePage(app.page)).toBe(true)
    expect(await app.edit(file, () => good)).toMatchObject({ lost: [], diagnostics: [] })
    expect(await readCards(app.page)).toEqual(before)
  })

  it('is told together with all others', async () => {
    const good = await app.read(file)
    const before = await prepareCards(app.page, target)
    const entry = await app.edit(file, (text) =>
      text.replace('{$total}', '{$totl}').replace('{$inc}', '{$inc +}').replace('</ul>', '</ol>'),
    )
    const codes = ['MTM2002', 'MTM2102', 'MTM1202', 'MTM1201']
    expect(entry.diagnostics.map(({ code }) => code)).toEqual(codes)
    const dialog = app.page.locator('metamon-overlay dialog')
    for (const [index, { code, line, message }] of entry.diagnostics.entries()) {
      await expect.poll(() => dialog.locator('.pages').innerText()).toContain(`${index + 1}/${codes.length}`)
      expect(await dialog.locator('.badge.code').innerText()).toBe(code)
      expect(await dialog.locator('#message').innerText()).toBe(message)
      expect(await dialog.locator('.marked .number').innerText()).toBe(String(line))
      await app.page.keyboard.press('ArrowRight')
    }
    expect(await readCards(app.page)).toEqual(before)
    expect(await app.edit(file, () => good)).toMatchObject({ lost: [], diagnostics: [] })
  })
})

describe('a warning', () => {
  it('is printed once for each save', async () => {
    const file = cardFile('vue')
    const good = await app.read(file)
    const warn = vi.spyOn(app.server.config.logger, 'warn')
    const entry = await app.edit(file, (text) =>
      text.replace("$name! = ''", "$name! = ''\n$once! = $count * 2"),
    )
    expect(entry).toMatchObject({ outcome: 'applied' })
    const printed = warn.mock.calls.filter(([text]) => text.includes('MTM2112'))
    warn.mockRestore()
    expect(printed).toHaveLength(1)
    await app.edit(file, () => good)
  })
})

describe('a mistake that only the official compiler knows of', () => {
  it('is told, and shown, where it is in the file', async () => {
    const file = cardFile('svelte')
    const good = await app.read(file)
    const nested = '<button><button>{$name}</button></button>'
    const entry = await app.edit(file, (text) => text.replace('<p>one</p>', nested))
    expect(entry).toMatchObject({ outcome: 'aborted', reason: 'aborted.compile' })
    const [diagnostic] = entry.diagnostics
    expect(diagnostic).toMatchObject({ file, line: lineOf(await app.read(file), nested), column: 34 })
    expect(diagnostic!.message).toMatch(/^`<button>` cannot be a child/)
    expect(diagnostic!.frame).toContain(nested)
    expect(await app.edit(file, () => good)).toMatchObject({ lost: [], diagnostics: [] })
  })
})
