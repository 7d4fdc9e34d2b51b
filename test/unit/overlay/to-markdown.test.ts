import { expect, it } from 'vitest'
import { toMarkdown } from '../../../src/overlay/to-markdown.ts'

it('is a report with the frame, the stack, the causes and the versions', () => {
  const text = toMarkdown(
    {
      id: '1',
      isCompile: false,
      phase: 'render',
      message: 'TypeError: ```\n# not a title',
      hint: 'Give it a value',
      file: 'src/Card.tsx',
      line: 2,
      column: 4,
      lines: [
        {
          number: 1,
          tokens: [
            ['keyword', 'let'],
            ['', ' a'],
          ],
        },
        { number: 2, tokens: [['', 'let b = c']], marked: [4, 5] },
      ],
      stack: [
        { name: 'Card', file: 'src/Card.tsx', line: 2, column: 4, folded: 0 },
        { name: '', folded: 3 },
      ],
      causes: [{ message: 'Error: before', stack: [] }],
      components: ['Card', 'App'],
    },
    {
      problems: [],
      sentence: 'rolled back Card.tsx',
      isRunningLastGood: true,
      isStrict: false,
      root: '/app',
      versions: 'vite 8.3.8, node 20.20.2',
    },
  )
  expect(text.split('\n')).toEqual([
    '### A component has thrown',
    '',
    '````',
    'TypeError: ```',
    '# not a title',
    '````',
    '',
    'At `src/Card.tsx:2:5`',
    '',
    '```',
    '     1 | let a',
    '>    2 | let b = c',
    '       |     ^',
    '```',
    '',
    'Hint: Give it a value',
    '',
    '```',
    '    at Card (src/Card.tsx:2:5)',
    '    … 3 of packages',
    '```',
    '',
    'Caused by:',
    '',
    '```',
    'Error: before',
    '```',
    '',
    'In `Card` in `App`',
    '',
    'rolled back Card.tsx',
    '',
    'vite 8.3.8, node 20.20.2',
  ])
})
