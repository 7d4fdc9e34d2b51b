import type { Plugin } from 'vite'
import { expect, it } from 'vitest'
import { createForeignHooks } from '../../../src/plugin/foreign-hooks.ts'

const hook = () => undefined
const ID = '/src/a.ts'

const mayTake = (plugin: Plugin, id = ID) =>
  createForeignHooks('resolveId').mayTake({ plugins: [plugin] }, id)

it.each([
  'vite:resolve-dev',
  'builtin:vite-resolve',
  'alias',
  'solid',
  'vite:vue',
  'vite-plugin-svelte:load-compiled-css',
  'metamon:aliases',
])('knows what %s does', (name) => {
  expect(mayTake({ name, resolveId: hook })).toBe(false)
})

it.each(['of-somebody', 'vite-plugin-of-somebody', 'solid-icons', 'aliases'])(
  'does not know what %s does',
  (name) => {
    expect(mayTake({ name, resolveId: hook })).toBe(true)
    expect(mayTake({ name, resolveId: { handler: hook } })).toBe(true)
  },
)

it('is not concerned by other hooks', () => {
  expect(mayTake({ name: 'of-somebody', load: hook })).toBe(false)
  const plugins = [{ name: 'of-somebody', load: hook }]
  expect(createForeignHooks('load').mayTake({ plugins }, ID)).toBe(true)
})

it.each([
  ['a pattern', /^virtual:/g, false],
  ['patterns', [/^virtual:/, /\.ts$/], true],
  ['what is included', { include: [/^virtual:/] }, false],
  ['what is included, whatever is excluded', { include: /\.ts$/, exclude: /^\/src/ }, true],
  ['what is excluded alone', { exclude: /^\/src/ }, true],
])('reads a filter of %s', (_, id, isTaken) => {
  const plugin = { name: 'of-somebody', resolveId: { filter: { id }, handler: hook } }
  expect([mayTake(plugin), mayTake(plugin)]).toEqual([isTaken, isTaken])
})
