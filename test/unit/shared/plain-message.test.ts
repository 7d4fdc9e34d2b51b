import { expect, it } from 'vitest'
import { plainMessage } from '../../../src/shared/plain-message.ts'

it.each([
  [
    'Transform failed with 1 error:\n\n[PARSE_ERROR] Unexpected token\n    ╭─[ src/a.ts:1:18 ]\n    │\n 1 │ a = = b',
    'Unexpected token',
  ],
  ['[plugin vite:vue] Unexpected token (3:1)\n1  |  <script>\n   |  ^', 'Unexpected token'],
  ['[vue/compiler-sfc] No (8:13)\n\n/app/src/Card.vue\n10 |  const b = = 1\n   |            ^', 'No'],
  ['/app/src/Card.solid.tsx: Unexpected token (9:15)\n\n> 9 | = =\n    | ^', 'Unexpected token'],
  ['src/a.json: no such key', 'src/a.json: no such key'],
  [
    '/src/Card.svelte:8:15 Unexpected token\nhttps://svelte.dev/e/js_parse_error',
    'Unexpected token\nhttps://svelte.dev/e/js_parse_error',
  ],
  ['[vue/compiler-sfc] Unexpected token (8:15)', 'Unexpected token'],
  [
    'Failed to resolve import "./b" from "src/a.ts". Does the file exist?',
    'Failed to resolve import "./b" from "src/a.ts". Does the file exist?',
  ],
  ['first line\nsecond line', 'first line\nsecond line'],
  ['Transform failed with 1 error:', 'Transform failed with 1 error:'],
  ['', ''],
])('says what is wrong without what a compiler draws: %j', (message, text) => {
  expect(plainMessage(message)).toBe(text)
})
