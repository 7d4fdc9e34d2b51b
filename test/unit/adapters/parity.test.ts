import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FRAMEWORKS } from '../../../src/shared/framework.ts'

const folder = new URL('../../../adapters/', import.meta.url)
const SHARED = [
  'use-signal.ts',
  'use-event.ts',
  'island.ts',
  'island-component.ts',
  'host.ts',
  'static-host.ts',
]

const read = (framework: string, file: string) =>
  readFileSync(new URL(`${framework}/${file}`, folder), 'utf8')

/** What a file exports, in its order, without the module that it comes from. */
const exportsOf = (code: string) =>
  [...code.matchAll(/^export (?:type )?\{ (.+?) \}/gm)].flatMap(([, names]) =>
    names!.split(', ').map((name) => name.replace('type ', '')),
  )

/** What the docs of a file's exported functions say before their examples, without the framework's name. */
const docsOf = (code: string) =>
  code
    .split('/**')
    .filter((part) => /\*\/\s*export (?:function|const) /.test(part))
    .map((part) => part.replace(/(?:@example|\*\/)[\s\S]*/, ''))
    .map((text) => text.replace(/\b(?:React|Vue|Svelte|Solid)\b/g, 'X').replace(/[\s*]+/g, ' '))

test.each(FRAMEWORKS)('adapters/%s exports the same names in the same order', (framework) => {
  expect(exportsOf(read(framework, 'index.ts'))).toEqual([
    'useSignal',
    'SignalBinding',
    'useEvent',
    'Island',
    'IslandProps',
    'island',
    'IslandSource',
  ])
})

test.each(FRAMEWORKS)('adapters/%s has the same files', (framework) => {
  expect(readdirSync(new URL(framework, folder))).toEqual(expect.arrayContaining(SHARED))
})

test.each(SHARED)('%s has the same docs in all adapters', (file) => {
  const [first, ...others] = FRAMEWORKS.map((framework) => docsOf(read(framework, file)))
  expect(first).toHaveLength(1)
  for (const other of others) expect(other).toEqual(first)
})
