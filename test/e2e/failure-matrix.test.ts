import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { FRAMEWORKS, type Framework } from '../../src/shared/framework.ts'
import { failingApp, fileOf, hookFileOf, KINDS, MARKS, PLACES, type Kind } from './support/failing-app.ts'

const CELLS = FRAMEWORKS.flatMap((framework) => KINDS.map((kind) => ({ framework, kind })))
const NAMES = CELLS.flatMap(({ framework, kind }) => PLACES.map((place) => `${framework}-${kind}-${place}`))

interface Fault {
  readonly name: string
  readonly file?: 'hook'
  readonly from: string
  readonly to: string
  readonly outcome: 'aborted' | 'rolled-back'
}

/** Every way to break a component. None of them is in the same save as the fix. */
const FAULTS: readonly Fault[] = [
  { name: 'a syntax error', from: MARKS.setup, to: 'const = 1', outcome: 'aborted' },
  { name: 'an import that cannot be resolved', from: './use-', to: './used-', outcome: 'aborted' },
  {
    name: 'an export that does not exist',
    from: '{ useExtra }',
    to: '{ useMore as useExtra }',
    outcome: 'aborted',
  },
  { name: 'a throw while the module is evaluated', from: MARKS.module, to: 'throwNow()', outcome: 'aborted' },
  { name: 'a throw in render', from: MARKS.render, to: 'fail()', outcome: 'rolled-back' },
  { name: 'a throw in setup', from: MARKS.setup, to: 'fail()', outcome: 'rolled-back' },
  { name: 'a throw in an effect', from: MARKS.effect, to: 'fail()', outcome: 'rolled-back' },
  {
    name: 'a throw in a hook of another module',
    file: 'hook',
    from: MARKS.hook,
    to: 'fail()',
    outcome: 'rolled-back',
  },
  {
    name: 'a throw in one of two instances',
    from: MARKS.setup,
    to: `if (id === 'b') fail()`,
    outcome: 'rolled-back',
  },
]

interface Shown {
  readonly version: string
  readonly count: string
  readonly extra: string
  readonly typed: string
}

/** What every component shows. */
const readAll = (app: HotReloadTest): Promise<Record<string, Shown>> =>
  app.page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-name]')].map((node) => [
        node.dataset.name!,
        {
          version: node.querySelector('b')!.textContent!,
          count: node.querySelector('.count')!.textContent!,
          extra: node.querySelector('.extra')!.textContent!,
          typed: node.querySelector('input')!.value,
        },
      ]),
    ),
  )

/** Uses every component: all of them count one up. */
async function useAll(app: HotReloadTest): Promise<void> {
  await app.page.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLElement>('[data-name] button')) button.click()
  })
}

const counted = (shown: Record<string, Shown>): Record<string, Shown> =>
  Object.fromEntries(
    Object.entries(shown).map(([name, one]) => [
      name,
      { ...one, count: String(Number(one.count) + 1), extra: String(Number(one.extra) + 1) },
    ]),
  )

/** Who answers an event, and how often. */
const ping = (app: HotReloadTest): Promise<Record<string, number>> =>
  app.page.evaluate(() => {
    const { answers, ping } = window as unknown as { answers: Record<string, number>; ping(): void }
    for (const name of Object.keys(answers)) delete answers[name]
    ping()
    return { ...answers }
  })

const ONCE = Object.fromEntries(NAMES.map((name) => [name, 1]))
const isProblem = (line: string) => /^(?:error|pageerror)/.test(line)

describe.each(['graceful', 'strict'] as const)('in %s mode', (errorRecoveryMode) => {
  let app: HotReloadTest | undefined
  let version = 0
  let isClean = false

  /** A new app where the cell before has failed, so that every failure tells of its own cell. */
  beforeEach(async () => {
    if (isClean) return
    await app?.close()
    app = await start({ errorRecoveryMode })
  })
  afterAll(() => app?.close())

  describe.each(CELLS)('a $framework component ($kind)', ({ framework, kind }) => {
    it.each(FAULTS)('with $name stays as it is, in use, and takes the fix', async (fault) => {
      isClean = false
      version += 1
      await breakAndFix(app!, { framework, kind, fault, version })
      isClean = true
    })
  })
})

async function start(options: object): Promise<HotReloadTest> {
  const app = await createHotReloadTest({ files: failingApp(options) })
  for (const name of NAMES) await app.page.waitForSelector(`[data-name=${name}]`)
  await useAll(app)
  await app.page.evaluate(() => {
    Object.assign(window, { isMarked: true })
    for (const node of document.querySelectorAll('[data-name]'))
      node.querySelector('input')!.value = `typed in ${(node as HTMLElement).dataset.name}`
  })
  return app
}

async function breakAndFix(app: HotReloadTest, cell: Cell & { readonly fault: Fault }): Promise<void> {
  const { framework, kind, fault } = cell
  const file = fault.file ? hookFileOf(framework, kind) : fileOf(framework, kind)
  const before = await readAll(app)
  expect(Object.keys(before).sort()).toEqual([...NAMES].sort())

  const broken = await app.edit(file, (text) => text.replace(fault.from, fault.to))
  expect(broken).toMatchObject({ outcome: fault.outcome, lost: [] })
  expect(broken.diagnostics).not.toEqual([])
  expect(await readAll(app)).toEqual(before)
  expect(await ping(app)).toEqual(ONCE)
  await useAll(app)
  await expect.poll(() => readAll(app)).toEqual(counted(before))

  const logged = app.browserLog.length
  const fixed = await fix(app, cell)
  expect(fixed).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
  await expect.poll(() => readAll(app)).toEqual(withVersion(counted(before), cell))
  expect(await ping(app)).toEqual(ONCE)
  await useAll(app)
  await expect
    .poll(async () => (await readAll(app))[`${framework}-${kind}-b`]?.count)
    .toBe(counted(counted(before))[`${framework}-${kind}-b`]!.count)
  expect(app.browserLog.slice(logged).filter(isProblem)).toEqual([])
  expect(await app.page.evaluate(() => Reflect.get(window, 'isMarked'))).toBe(true)
}

interface Cell {
  readonly framework: Framework
  readonly kind: Kind
  readonly version: number
}

const VERSION_RE = /version-\d+/

/** The fix shows a new version as well, in the component whatever file was broken. */
async function fix(
  app: HotReloadTest,
  { framework, kind, fault, version }: Cell & { readonly fault: Fault },
) {
  const file = fileOf(framework, kind)
  const withNewVersion = (text: string) => text.replace(VERSION_RE, `version-${version}`)
  const mended = (text: string) => text.replace(fault.to, fault.from)
  if (fault.file !== 'hook') return app.edit(file, (text) => withNewVersion(mended(text)))
  await app.edit(hookFileOf(framework, kind), mended)
  return app.edit(file, withNewVersion)
}

function withVersion(
  shown: Record<string, Shown>,
  { framework, kind, version }: Cell,
): Record<string, Shown> {
  const changed = PLACES.map((place) => `${framework}-${kind}-${place}`)
  const entries = Object.entries(shown)
  return Object.fromEntries(
    entries.map(([name, one]) => [
      name,
      changed.includes(name) ? { ...one, version: `version-${version}` } : one,
    ]),
  )
}
