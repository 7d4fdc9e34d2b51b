import { expect, it } from 'vitest'
import { problemText } from '../../../../src/plugin/overlay/problem-text.ts'
import type { Problem } from '../../../../src/shared/problem.ts'

const problem: Problem = {
  id: 'a',
  message: 'Unexpected token',
  phase: 'parse',
  isCompile: true,
  file: 'src/a.ts',
  line: 10,
  column: 9,
  lines: [
    { number: 9, tokens: [['', '']] },
    {
      number: 10,
      tokens: [
        ['', '\t'],
        ['keyword', 'const'],
        ['', ' b = = 1'],
      ],
      marked: [9, 10],
    },
    { number: 11, tokens: [['', '}']] },
  ],
  stack: [],
  causes: [],
  components: [],
}

it('is the place, what is wrong, and the code with the mark below it, tabs or not', () => {
  expect(problemText(problem).split('\n')).toEqual([
    'src/a.ts:10:10',
    'Unexpected token',
    '   9 |',
    '> 10 |   const b = = 1',
    '     |           ^',
    '  11 | }',
  ])
})

it('has the code of a mistake and what to do about it, and no lines where there are none', () => {
  const { line: _, ...rest } = problem
  expect(problemText({ ...rest, code: 'MTM1201', hint: 'Close it', lines: [] }).split('\n')).toEqual([
    'src/a.ts',
    'MTM1201: Unexpected token',
    'Close it',
  ])
})
