import { expect, it } from 'vitest'
import { createTellProgress } from '../../../../src/plugin/overlay/progress.ts'
import type { ProgressMessage } from '../../../../src/shared/problem.ts'

function setUp() {
  const sent: (readonly [string, ProgressMessage])[] = []
  return { sent, tell: createTellProgress({ root: '/app', send: (...message) => void sent.push(message) }) }
}

it('tells of many files, not of each one', () => {
  const { sent, tell } = setUp()
  for (let done = 1; done <= 40; done++) tell(`/app/src/${done}.ts`, done, 40)
  expect(sent).toEqual([['metamon:progress', { done: 1, total: 40, file: 'src/1.ts' }]])
})

it('says nothing of a few files', () => {
  const { sent, tell } = setUp()
  for (let done = 1; done <= 4; done++) tell(`/app/src/${done}.ts`, done, 4)
  expect(sent).toEqual([])
})
