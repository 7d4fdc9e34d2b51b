import { expect, it } from 'vitest'
import MagicString from 'magic-string'
import { readStack, type StackContext } from '../../../../src/plugin/overlay/stack.ts'

const code = new MagicString('throw 1\n')
code.prepend('// served\n// served\n')
const map = code.generateMap({ source: 'card.tsx', hires: true })

const modules = new Map<string, object>([
  ['/src/card.tsx', { file: '/app/src/card.tsx', transformResult: { map } }],
  ['/src/plain.js', { file: '/app/src/plain.js', transformResult: { map: null } }],
  [
    '/node_modules/.vite/deps/react.js',
    { file: '/app/node_modules/.vite/deps/react.js', transformResult: null },
  ],
])
const context = {
  root: '/app',
  base: '/base/',
  environment: { moduleGraph: { urlToModuleMap: modules } },
} as unknown as StackContext // no more of the graph is asked for

const read = (...lines: readonly string[]) => readStack(context, ['Error: a', ...lines].join('\n'))

it('leads to the file as it was written', () => {
  expect(read('    at Card (http://localhost:5173/base/src/card.tsx?t=1700000000000:3:1)')).toEqual([
    { name: 'Card', file: 'src/card.tsx', line: 1, column: 0, folded: 0 },
  ])
  expect(read('render@http://localhost:5173/base/src/plain.js:2:5')).toEqual([
    { name: 'render', file: 'src/plain.js', line: 2, column: 4, folded: 0 },
  ])
})

it('folds what is of packages, and says how many calls that are', () => {
  const react = '    at commit (http://localhost:5173/base/node_modules/.vite/deps/react.js?v=1:1:1)'
  const folded = read(react, react, '    at http://localhost:5173/base/src/plain.js:1:1', react)
  expect(folded.map((line) => line.folded)).toEqual([2, 0, 1])
})

it.each([
  '    at x (http://evil.example/etc/passwd:1:1)',
  '    at x (file:///etc/passwd:1:1)',
  '    at x (/etc/passwd:1:1)',
  '    at x (http://localhost/base/@fs/etc/passwd:1:1)',
  '    at x (http://localhost/base/../../etc/passwd:1:1)',
])('names no file that is not of the app: %s', (line) => {
  expect(read(line)).toEqual([{ name: '', folded: 1 }])
})

it('reads a text of any length in no time', () => {
  const startedAt = performance.now()
  read(
    `    at ${'a ('.repeat(100_000)}`,
    `${'@'.repeat(200_000)}http://a`,
    ...Array.from({ length: 10_000 }, () => '    at x (http://a/b:1:1)'),
  )
  expect(performance.now() - startedAt).toBeLessThan(500)
})
