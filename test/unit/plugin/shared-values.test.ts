import { describe, expect, it } from 'vitest'
import { createMtmStore } from '../../../src/plugin/mtm-store.ts'

const source = (key: string, initial: string) =>
  `---\ntarget: vue\n---\n$page! = signal('${key}', ${initial})\n<template>{$page}</template>\n`

async function conflictsOf(first: string, second: string) {
  const store = createMtmStore({ defaultTarget: undefined, root: () => '/app', read: async () => '' })
  await store.update('/app/a.mtm', first)
  await store.update('/app/b.mtm', second)
  return store.conflicts('/app/b.mtm')
}

describe('a shared signal', () => {
  it('is warned of when two files start it with different literals', async () => {
    const [warning] = await conflictsOf(source('page', "'home'"), source('page', "'list'"))
    expect(warning).toMatchObject({
      code: 'MTM2301',
      severity: 'warning',
      file: 'b.mtm',
      line: 4,
      column: 24,
    })
    expect(warning!.message).toContain("`'home'` in `a.mtm`")
  })

  it.each([
    ['the same literal', source('page', '1'), source('page', '1')],
    ['another key', source('page', '1'), source('pages', '2')],
    ['what is no literal', source('page', 'location.hash'), source('page', '1')],
  ])('is not warned of for %s', async (_, first, second) => {
    expect(await conflictsOf(first, second)).toEqual([])
  })
})
