import { writeFileSync } from 'node:fs'
import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FRAMEWORKS } from '../../src/shared/framework.ts'
import type { JournalEntry } from '../../src/shared/protocol.ts'
import { KINDS } from './support/fixture.ts'
import {
  componentOf,
  fileOf,
  hookFileOf,
  hookOf,
  nameOf,
  policyApp,
  type Source,
  type Variable,
} from './support/policy-app.ts'
import { settledAfter } from './support/settled.ts'

const COUNT: Variable = { name: 'count', text: '0', isTouched: true }
const IDLE: Variable = { name: 'idle', text: '1' }
const LIST: Variable = { name: 'list', text: '[]', isTouched: true }
const THING: Variable = { name: 'thing', text: '0', isTouched: true }
const MORE: Variable = { name: 'more', text: '2' }

const COMPONENT: Source = { variables: [COUNT, IDLE, LIST] }
const HOOK: Source = { variables: [THING] }
const TOUCHED = { count: 5, idle: 1, list: [5], thing: 5 }

/** A native component and a `.mtm` one of each framework: all are edited at once. */
const CASES = FRAMEWORKS.flatMap((framework) => KINDS.map((kind) => ({ framework, kind })))
const NAMES = CASES.map(({ framework, kind }) => nameOf(framework, kind))
const inAll = <Value>(value: Value): Record<string, Value> =>
  Object.fromEntries(NAMES.map((name) => [name, value]))

let app: HotReloadTest
const saved = new Map<string, string>()

/** Saves what has changed of some files in one go; all of it is one transaction. */
async function save(files: readonly (readonly [file: string, text: string])[]): Promise<JournalEntry> {
  const changed = files.filter(([file, text]) => saved.get(file) !== text)
  const entries = await settledAfter(
    app,
    changed.map(([file]) => file),
    () => {
      for (const [file, text] of changed) {
        saved.set(file, text)
        writeFileSync(app.path(file), text)
      }
    },
  )
  expect(entries).toHaveLength(1)
  return entries[0]!
}

const componentsWith = (source: Source) =>
  CASES.map(({ framework, kind }) => [fileOf(framework, kind), componentOf(framework, kind, source)] as const)
const hooksWith = (source: Source) =>
  CASES.map(({ framework, kind }) => [hookFileOf(framework, kind), hookOf(framework, source)] as const)
const edit = (source: Source) => save(componentsWith(source))
const editHook = (source: Source) => save(hooksWith(source))

const show = (): Promise<Record<string, unknown>> =>
  app.page.$$eval('[data-name]', (nodes) =>
    Object.fromEntries(
      nodes.map((node) => [
        node.getAttribute('data-name'),
        JSON.parse(node.querySelector('b')?.textContent || 'null'),
      ]),
    ),
  )

const touch = () =>
  app.page.$$eval('[data-name] button', (buttons) => {
    for (const button of buttons) (button as HTMLElement).click()
  })

/** What the entry says of one variable of each component. */
const reportOf = ({ variables }: JournalEntry, variable: string) =>
  Object.fromEntries(
    NAMES.map((name) => [
      name,
      variables.filter((one) => one.name === `${name}.${variable}`).map(({ fate, reason }) => [fate, reason]),
    ]),
  )

beforeAll(async () => {
  const files = policyApp(COMPONENT, HOOK)
  for (const [file, text] of Object.entries(files)) saved.set(file, text)
  app = await createHotReloadTest({ files })
})
afterAll(() => app.close())

beforeEach(async () => {
  const original = [...componentsWith(COMPONENT), ...hooksWith(HOOK)]
  if (original.some(([file, text]) => saved.get(file) !== text)) await save(original)
  await app.page.goto(app.url)
  await expect.poll(async () => Object.keys(await show()).toSorted()).toEqual(NAMES.toSorted())
  await touch()
  await expect.poll(show).toEqual(inAll(TOUCHED))
})

describe('an edit of a component', () => {
  it('keeps what was touched, and takes the new initial value of what was not', async () => {
    const entry = await edit({ variables: [{ ...COUNT, text: '7' }, { ...IDLE, text: '9' }, LIST] })
    expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect(await show()).toEqual(inAll({ ...TOUCHED, idle: 9 }))
    const untouched = 'untouched, and its initial value has changed'
    expect(reportOf(entry, 'idle')).toEqual(inAll([['new-initial', untouched]]))
    for (const name of ['count', 'list', 'useThing.thing'])
      expect(reportOf(entry, name)).toEqual(inAll([['kept', 'handed over']]))
  })

  it('carries the value of a renamed variable over, and of several', async () => {
    const entry = await edit({ variables: [{ ...COUNT, name: 'total' }, IDLE, LIST] })
    expect(await show()).toEqual(inAll({ total: 5, idle: 1, list: [5], thing: 5 }))
    expect(reportOf(entry, 'total')).toEqual(inAll([['renamed', 'was `count`, in the same place']]))
    expect(entry.lost).toEqual([])
    const names = { total: 'sum', idle: 'rest', list: 'items' }
    const variables = [COUNT, IDLE, LIST].map((one, index) => ({
      ...one,
      name: Object.values(names)[index]!,
    }))
    await edit({ variables })
    expect(await show()).toEqual(inAll({ sum: 5, rest: 1, items: [5], thing: 5 }))
    await edit(COMPONENT)
    expect(await show()).toEqual(inAll(TOUCHED))
  })

  it('drops what is removed, and keeps the others', async () => {
    const entry = await edit({ variables: [IDLE, LIST] })
    expect(await show()).toEqual(inAll({ idle: 1, list: [5], thing: 5 }))
    expect(reportOf(entry, 'count')).toEqual(inAll([['lost', 'no longer declared']]))
    await edit(COMPONENT)
    expect(await show()).toEqual(inAll({ ...TOUCHED, count: 0 }))
  })

  it('takes the new initial value where it is of another type, and says so', async () => {
    const change = { ...COUNT, text: '{ a: 1 }' }
    const entry = await edit({ variables: [change, IDLE, { ...LIST, text: '"word"' }] })
    expect(entry).toMatchObject({ outcome: 'applied' })
    expect(await show()).toEqual(inAll({ ...TOUCHED, count: { a: 1 }, list: 'word' }))
    expect(reportOf(entry, 'count')).toEqual(
      inAll([['new-initial', 'it held a number, and its new initial value is an object']]),
    )
    expect(reportOf(entry, 'list')).toEqual(
      inAll([['new-initial', 'it held an array, and its new initial value is a string']]),
    )
  })

  it('starts a variable anew that asks for it', async () => {
    const reset = { ...COUNT, comment: '/* @metamon-reset */' }
    const entry = await edit({ variables: [reset, IDLE, LIST, MORE] })
    expect(await show()).toEqual(inAll({ ...TOUCHED, count: 0, more: 2 }))
    expect(reportOf(entry, 'count')).toEqual(inAll([['reset', '`@metamon-reset` asks for it']]))
    expect(reportOf(entry, 'list')).toEqual(inAll([['kept', 'handed over']]))
  })

  it('starts a whole file anew that asks for it, but not the hook that it uses', async () => {
    const entry = await edit({ variables: [COUNT, IDLE, LIST, MORE], head: '// @metamon-reset' })
    expect(await show()).toEqual(inAll({ count: 0, idle: 1, list: [], thing: 5, more: 2 }))
    for (const name of ['count', 'idle', 'list'])
      expect(reportOf(entry, name)).toEqual(inAll([['reset', '`@metamon-reset` asks for it']]))
    expect(reportOf(entry, 'useThing.thing')).toEqual(inAll([['kept', 'handed over']]))
  })

  it('does not take nodes and functions for values', async () => {
    const held = (name: string, made: string) => ({ name, text: `null as ${made}`, isTouched: true })
    const variables = [COUNT, IDLE, LIST, held('element', 'node'), held('handler', 'code')]
    await edit({ variables })
    await touch()
    const entry = await edit({ variables: [...variables, MORE] })
    expect(entry).toMatchObject({ outcome: 'applied' })
    for (const name of ['element', 'handler']) expect(reportOf(entry, name)).toEqual(inAll([]))
    expect(reportOf(entry, 'count')).toEqual(inAll([['kept', 'handed over']]))
  })

  it('leaves all as it was when it renames and removes, and fails', async () => {
    const entry = await edit({ variables: [{ ...COUNT, name: 'total' }, LIST], setup: 'fail()' })
    expect(entry).toMatchObject({ outcome: 'rolled-back', lost: [] })
    await expect.poll(show).toEqual(inAll(TOUCHED))
    expect([...new Set(entry.variables.map(({ fate }) => fate))]).toEqual(['kept'])
  })
})

describe('an edit of a hook module', () => {
  it('keeps all of the components that use it, also when there is one variable more', async () => {
    const entry = await editHook({ ...HOOK, setup: 'void 0' })
    expect(entry).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
    expect(await show()).toEqual(inAll(TOUCHED))
    const added = await editHook({ variables: [MORE, THING] })
    expect(added).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
    expect(await show()).toEqual(inAll({ ...TOUCHED, more: 2 }))
  })

  it('carries the value of a renamed variable over', async () => {
    const entry = await editHook({ variables: [{ ...THING, name: 'item' }] })
    expect(await show()).toEqual(inAll({ count: 5, idle: 1, list: [5], item: 5 }))
    expect(reportOf(entry, 'useThing.item')).toEqual(
      inAll([['renamed', 'was `useThing.thing`, in the same place']]),
    )
  })

  it.each<[string, Source]>([
    ['a variable', { variables: [{ ...THING, comment: '/* @metamon-reset */' }, MORE] }],
    ['the file', { variables: [THING, MORE], head: '// @metamon-reset' }],
  ])('starts anew what asks for it, %s, and nothing of the components', async (_, source) => {
    const entry = await editHook(source)
    expect(entry).toMatchObject({ outcome: 'applied' })
    expect(await show()).toEqual(inAll({ ...TOUCHED, thing: 0, more: 2 }))
    expect(reportOf(entry, 'useThing.thing')).toEqual(inAll([['reset', '`@metamon-reset` asks for it']]))
    expect(reportOf(entry, 'count')).toEqual(inAll([['kept', 'handed over']]))
  })
})
