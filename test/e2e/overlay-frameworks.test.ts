import type { HotReloadTest } from 'metamon/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { COMPONENTS, filesOf, startFixture } from './support/fixture.ts'
import { buttonOf, dialogOf, overlayIsGone, pillOf } from './support/overlay-app.ts'

const BADGES = { react: 'React', vue: 'Vue', svelte: 'Svelte', solid: 'Solid' } as const

let app: HotReloadTest

beforeAll(async () => {
  app = await startFixture()
  await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
})
afterAll(() => app.close())

/** The line of the code, from 1, and the code. */
const lineOf = (text: string, part: string) => {
  const lines = text.split('\n')
  const index = lines.findIndex((line) => line.includes(part))
  return { line: index + 1, code: lines[index]! }
}

describe.each(COMPONENTS)('$name', ({ framework, kind }) => {
  const file = filesOf(framework, kind).component
  let good: string

  beforeAll(async () => {
    good = await app.read(file)
  })
  afterEach(async () => {
    await app.page.evaluate(() => sessionStorage.clear())
    await app.write(file, good)
    await overlayIsGone(app.page)
  })

  it('is shown as it was written where it cannot be compiled, and the terminal shows the same', async () => {
    const from = app.serverLog.length
    await app.edit(file, (text) => text.replace('const note =', 'const note = ='))
    const { line, code } = lineOf(await app.read(file), 'const note = =')
    const dialog = await dialogOf(app.page)
    expect(await dialog.locator('figcaption').innerText()).toMatch(`${file}:${line}:`)
    expect(await dialog.locator('.marked .number').innerText()).toBe(String(line))
    expect((await dialog.locator('.marked .text').innerText()).trimEnd()).toBe(code)
    expect(await dialog.locator('mark').innerText()).not.toBe('')
    expect(await dialog.locator('[class^=token-]').count()).toBeGreaterThan(3)
    expect(await dialog.locator('.badge').first().innerText()).toBe(BADGES[framework])
    const printed = () => app.serverLog.slice(from).join('\n')
    await expect.poll(printed).toContain(`${file}:${line}:`)
    // Drawn by Metamon and not by one of the compilers.
    expect(printed()).toMatch(new RegExp(`^> +${line} \\| .*note = =.*\\n +\\| +\\^`, 'm'))
    for (const shown of await dialog.locator('.line .text').allInnerTexts())
      expect(printed()).toContain(shown.trimEnd())
  })

  it('is shown as it was written where it throws, with its calls, and is copied so', async () => {
    await app.edit(file, (text) => text.replace(/const note = .*/, 'const note = String(null!.missing)'))
    const { line, code } = lineOf(await app.read(file), 'null!.missing')
    await (await pillOf(app.page)).click()
    const dialog = await dialogOf(app.page)
    expect(await dialog.locator('figcaption').innerText()).toMatch(`${file}:${line}:`)
    expect((await dialog.locator('.marked .text').innerText()).trimEnd()).toBe(code)
    expect(await dialog.locator('.badge').first().innerText()).toBe(BADGES[framework])
    await buttonOf(app.page, 'Copy as Markdown').click()
    await expect.poll(() => dialog.locator('#said').innerText()).toBe('Copied')
    const report = await app.page.evaluate(() => navigator.clipboard.readText())
    expect(report).toContain(`At \`${file}:${line}:`)
    expect(report).toContain(`| ${code}`)
    expect(report).toMatch(/\n {4}at .*\(src\//)
    expect(report).toContain(`of packages`)
  })
})
