import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import { readUnified, virtualModule } from '../../../../../compiler/unified/types/index.ts'

const test = resolve(import.meta.dirname, '../../../..')
const files = ['unit/compiler/unified/files', 'conformance/unified/components', 'fixtures/check'].flatMap(
  (folder) =>
    readdirSync(join(test, folder))
      .filter((name) => name.endsWith('.mtm'))
      .map((name) => join(folder, name)),
)

const read = (source: string) => readUnified(source, { filename: 'a.mtm', parse: parseSync })!

function virtual(source: string): string {
  const { file, frontmatter, channels } = read(source)
  return virtualModule(file, { meta: frontmatter.data, channels }).code
}

describe('the TypeScript of a unified file', () => {
  it.each(files)('has every use of a name of %s once, and knows where it comes from', (name) => {
    const source = readFileSync(join(test, name), 'utf8')
    const { file, frontmatter, channels } = read(source)
    const { code, sourceRange } = virtualModule(file, { meta: frontmatter.data, channels })
    const places = [...code.matchAll(/(?<![\w$])\$\w+/g)].flatMap(({ index, 0: text }) => {
      const range = sourceRange({ start: index, end: index + text.length })
      return range && source.slice(range.start, range.end) === text ? [range.start] : []
    })
    expect(new Set(places).size).toBe(places.length)
    const uses = file.references
      .filter(({ binding }) => binding.name.startsWith('$'))
      .map(({ start }) => start)
    expect(uses.filter((start) => !places.includes(start))).toEqual([])
    expect(uses.length).toBeGreaterThan(0)
  })

  it.each(files)('is TypeScript without syntax errors for %s', (name) => {
    const code = virtual(readFileSync(join(test, name), 'utf8'))
    expect(parseSync('a.ts', code, { lang: 'ts', sourceType: 'module' }).errors).toEqual([])
  })

  it.each([
    ['$a! = 0', 'let $a = 0;'],
    ['$a!: number = 0', 'let $a: number = 0;'],
    ['$a!: float = 0', 'let $a: number = 0;'],
    ['$a! = []', 'let $a: any[] = [];'],
    ['$a! = null', 'let $a: any = null;'],
    ['$a! = undefined', 'let $a: any = undefined;'],
    ["$a! = signal('k', 0)", "let $a = mtm$.shared('k', 0);"],
    ["$a! = signal<number[]>('k', [])", "let $a = mtm$.shared<number[]>('k', []);"],
    ["$a! = signal('k', [])", "let $a: any[] = mtm$.shared('k', []);"],
    ['$a! = computed(() => 1)', 'const $a = mtm$.derived(() => 1);'],
    ['$a! = prop()', 'let $a: any = mtm$.prop();'],
    ['$a! = prop<string>()', 'let $a = mtm$.prop<string>();'],
    ["$a!: string = prop('x')", "let $a: string = mtm$.prop('x');"],
    ['$a = 5', 'const $a = 5;'],
    ['$a = () => 1', 'const $a = () => 1;'],
    ['$a = (n: number): number => n', 'const $a = (n: number): number => n;'],
    ['$init = (props) => {}', 'mtm$.lifecycle((props) => {});'],
  ])('has `%s` as `%s`', (script, expected) => {
    expect(virtual(`${script}\n<template>x</template>`).split('\n')[0]).toBe(expected)
  })

  it('reads `$x.value` as the language does', () => {
    expect(virtual('$a! = 0\n$b = () => $a.value\n<template>x</template>')).toContain('const $b = () => $a;')
  })

  it('declares what only the header knows', () => {
    const header = '---\ntitle: x\nstatus: 200\ntags: [a]\nchannels:\n  - event: a:b\n    emit: send\n---\n'
    const code = virtual(
      `${header}<template>{title}{status}{tags}<p click={() => send(1)}>x</p></template>\n$a! = 0`,
    )
    expect(code).toContain('declare const title: string\n')
    expect(code).toContain('declare const status: number\n')
    expect(code).toContain('declare const tags: any\n')
    expect(code.match(/declare const send: /g)?.length).toBe(1)
  })

  it('is not made of a native body, nor of one that cannot be read', () => {
    expect(
      readUnified('export default () => <p/>', { filename: 'a.react.mtm', parse: parseSync }),
    ).toBeUndefined()
    expect(read('$a! = 0\n<template>{$a</template>').isBroken).toBe(true)
  })
})
