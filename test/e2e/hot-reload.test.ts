import type { HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FRAMEWORKS, type Framework } from '../../src/shared/framework.ts'
import {
  COMPONENTS,
  EVERYBODY_ONCE,
  filesOf,
  KINDS,
  pingFrom,
  prepare,
  readState,
  startFixture,
  type Kind,
} from './support/fixture.ts'

const EDITS = ['markup', 'script', 'style', 'util'] as const
type Edit = (typeof EDITS)[number]

let app: HotReloadTest
let version = 0

beforeAll(async () => {
  app = await startFixture()
})
afterAll(() => app.close())

/** Writes the next version of one of the fixture's markers and waits for the page. */
function change(framework: Framework, kind: Kind, edit: Edit) {
  const files = filesOf(framework, kind)
  const file = edit === 'style' ? files.style : edit === 'util' ? files.util : files.component
  return app.edit(file, (text) => text.replace(new RegExp(`${edit}-\\d+`), `${edit}-${++version}`))
}

describe.each(FRAMEWORKS)('an edit of a %s file', (framework) => {
  describe.each(KINDS)('(%s)', (kind) => {
    it.each(EDITS)(
      'of its %s keeps the page, the signals, the subscriptions and the other frameworks',
      async (edit) => {
        await app.page.click(`[data-name=${framework}-${kind}] .total`)
        const before = await prepare(app.page)
        const entry = await change(framework, kind, edit)
        expect(entry).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
        expect(entry.kept).toContain('signal:total')

        const after = await readState(app.page)
        expect(after.isSamePage).toBe(true)
        const edited = after.components[`${framework}-${kind}`]!
        expect(edit === 'style' ? edited.style : edited.text).toContain(`${edit}-${version}`)
        for (const { name, framework: other } of COMPONENTS) {
          expect(after.components[name]!.total).toBe(before.components[name]!.total)
          if (other !== framework)
            expect(after.components[name]).toEqual({ ...before.components[name], isSameNode: true })
        }
        for (const from of FRAMEWORKS)
          expect(await pingFrom(app.page, `${from}-native`)).toEqual(EVERYBODY_ONCE)
        for (const from of FRAMEWORKS)
          expect(await pingFrom(app.page, `${from}-card`)).toEqual(EVERYBODY_ONCE)
      },
    )
  })
})

describe('all the edits together', () => {
  it('have loaded the page once and printed no error', () => {
    expect(app.browserLog.filter((line) => line.includes('[vite] connecting'))).toHaveLength(1)
    expect(app.browserLog.filter((line) => /^(?:error|pageerror|warning)/.test(line))).toEqual([])
  })

  it('are in the journal, one entry for each', () => {
    expect(app.entries.filter((entry) => entry.outcome === 'applied')).toHaveLength(32)
  })
})
