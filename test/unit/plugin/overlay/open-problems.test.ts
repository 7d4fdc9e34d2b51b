import { expect, it } from 'vitest'
import { createOpenProblems } from '../../../../src/plugin/overlay/open-problems.ts'
import { withId } from '../../../../src/plugin/overlay/problem-id.ts'
import type { Problem } from '../../../../src/shared/problem.ts'

const problem = (message: string, file?: string): Problem =>
  withId({
    message,
    phase: 'parse',
    isCompile: true,
    lines: [],
    stack: [],
    causes: [],
    components: [],
    ...(file !== undefined && { file }),
  })

function setUp(...waiting: readonly string[]) {
  const files = new Set(waiting)
  const open = createOpenProblems({ isWaiting: (file) => files.has(file), toPath: (file) => `/app/${file}` })
  return { files, open, texts: () => open.list.map(({ message }) => message) }
}

it('keeps what is wrong for as long as its file waits, whatever else is saved', () => {
  const { files, open, texts } = setUp('/app/a.ts')
  open.add(new Set(['/app/a.ts']), [problem('wrong', 'a.ts')])
  open.settle(new Set(['/app/b.ts']))
  expect(texts()).toEqual(['wrong'])
  files.clear()
  open.settle(new Set(['/app/b.ts']))
  expect(texts()).toEqual([])
})

it('drops what is mended of a save of several files, and keeps the rest', () => {
  const { files, open, texts } = setUp('/app/a.ts', '/app/b.ts')
  open.add(new Set(['/app/a.ts', '/app/b.ts']), [problem('in a', 'a.ts'), problem('in b', 'b.ts')])
  files.delete('/app/a.ts')
  open.settle(new Set(['/app/a.ts']))
  expect(texts()).toEqual(['in b'])
  expect(open.waiting).toEqual(['/app/b.ts'])
})

it('puts what is wrong with the next save of a file in place of the last', () => {
  const { open, texts } = setUp('/app/a.ts', '/app/b.ts')
  open.add(new Set(['/app/a.ts']), [problem('first', 'a.ts')])
  open.add(new Set(['/app/b.ts']), [problem('other', 'b.ts')])
  open.add(new Set(['/app/a.ts']), [problem('second', 'a.ts')])
  expect(texts()).toEqual(['second', 'other'])
})

it('stands for all files of a save where the problem lies in none of them', () => {
  const { files, open, texts } = setUp('/app/util.ts')
  open.add(new Set(['/app/util.ts']), [problem('`label` is not exported', 'importer.ts')])
  open.settle(new Set())
  expect(texts()).toHaveLength(1)
  files.clear()
  open.settle(new Set(['/app/util.ts']))
  expect(texts()).toEqual([])
})

it('tells of the same problem once', () => {
  const { open, texts } = setUp('/app/a.ts', '/app/b.ts')
  open.add(new Set(['/app/a.ts']), [problem('same', 'c.ts')])
  open.add(new Set(['/app/b.ts']), [problem('same', 'c.ts')])
  expect(texts()).toEqual(['same'])
})

it('drops what nothing waits for with the next save of its file, or of any where it has none', () => {
  const { open, texts } = setUp()
  open.add(new Set(['/app/a.ts']), [problem('unloaded', 'a.ts')])
  open.add(new Set(), [problem('of no file')])
  open.settle(new Set())
  expect(texts()).toEqual(['of no file', 'unloaded'])
  open.settle(new Set(['/app/b.ts']))
  expect(texts()).toEqual(['unloaded'])
  open.settle(new Set(['/app/a.ts']))
  expect(texts()).toEqual([])
})
