import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json }

const folder = new URL('../../../playground/editor/', import.meta.url)
const read = (path: string): { [key: string]: Json } =>
  JSON.parse(readFileSync(new URL(path, folder), 'utf8'))

const manifest = read('package.json')
const grammar = read('syntaxes/mtm.tmLanguage.json')
const jsx = read('syntaxes/mtm-jsx.tmLanguage.json')
const repository = new Set(Object.keys(grammar['repository'] as object))

/** Scopes of grammars that come with VS Code. */
const BUNDLED = new Set([
  'source.ts',
  'source.tsx',
  'source.css',
  'source.css.scss',
  'source.css.less',
  'source.yaml',
])
const PATTERN_KEYS = ['match', 'begin', 'end']

/** Every object of a grammar, from the outside in. */
function rulesOf(value: Json): { readonly [key: string]: Json }[] {
  if (Array.isArray(value)) return value.flatMap(rulesOf)
  if (value === null || typeof value !== 'object') return []
  // a JSON value that is an object and no list is a record
  const rule = value as { readonly [key: string]: Json }
  return [rule, ...Object.values(rule).flatMap(rulesOf)]
}

const rules = [...rulesOf(grammar), ...rulesOf(jsx)]
const stringsOf = (key: string): string[] =>
  rules.map((rule) => rule[key]).filter((value) => typeof value === 'string')

describe('the grammar', () => {
  it('includes only rules that exist', () => {
    const unknown = stringsOf('include').filter((include) => {
      if (include.startsWith('#')) return !repository.has(include.slice(1))
      const [scope = '', rule] = include.split('#')
      return scope === 'source.mtm' ? !repository.has(rule ?? '') : !BUNDLED.has(scope)
    })
    expect(unknown).toEqual([])
  })

  it('uses every rule', () => {
    const used = new Set(stringsOf('include').map((include) => include.split('#')[1]))
    expect([...repository].filter((name) => !used.has(name))).toEqual([])
  })

  it.each(PATTERN_KEYS)('has a `%s` that compiles wherever it has one', (key) => {
    for (const source of stringsOf(key))
      expect(() => new RegExp(source.replaceAll('\\2', '')), source).not.toThrow()
  })

  it('ends what it begins, and never both matches and begins', () => {
    const broken = rules.filter(
      (rule) => 'begin' in rule !== 'end' in rule || ('begin' in rule && 'match' in rule),
    )
    expect(broken).toEqual([])
  })

  it('captures only groups that the expression has', () => {
    for (const rule of rules) {
      for (const [pattern, captures] of [
        ['match', 'captures'],
        ['begin', 'beginCaptures'],
        ['end', 'endCaptures'],
      ] as const) {
        const source = rule[pattern]
        if (typeof source !== 'string' || rule[captures] === undefined) continue
        const groups = new RegExp(`${source.replaceAll('\\2', 'x')}|`).exec('')!.length
        const numbers = Object.keys(rule[captures] as object).map(Number)
        expect(Math.max(...numbers), source).toBeLessThan(groups)
      }
    }
  })

  it('colours every event modifier of the language', () => {
    const names = 'prevent stop self once capture passive enter esc space tab up down left right ctrl'.split(
      ' ',
    )
    const modifiers = stringsOf('match').find((source) => source.includes('prevent'))!
    for (const name of names) expect(`keyup.${name}={$go}`).toMatch(new RegExp(modifiers))
  })
})

describe('the extension', () => {
  const { grammars, languages } = manifest['contributes'] as {
    grammars: {
      language: string
      scopeName: string
      path: string
      embeddedLanguages: Record<string, string>
    }[]
    languages: { id: string; extensions: string[]; configuration: string }[]
  }

  it('brings each grammar under the scope that the file names', () => {
    for (const { path, scopeName } of grammars) expect(read(path)['scopeName']).toBe(scopeName)
  })

  it('gives a grammar and a configuration to each language', () => {
    for (const { id, configuration } of languages) {
      expect(grammars.some(({ language }) => language === id)).toBe(true)
      expect(Object.keys(read(configuration))).toContain('autoClosingPairs')
    }
  })

  it('says the language of every embedded region that the grammar makes', () => {
    const regions = stringsOf('contentName').filter((name) => name.startsWith('meta.embedded.'))
    expect(Object.keys(grammars[0]!.embeddedLanguages).sort()).toEqual(
      [...new Set([...regions, 'meta.embedded.script.jsx.mtm'])].sort(),
    )
  })

  it('has a configuration whose expressions compile', () => {
    const configuration = read('language-configuration.json')
    const sources = rulesOf(configuration).flatMap((rule) =>
      ['wordPattern', 'start', 'end', 'increaseIndentPattern', 'decreaseIndentPattern'].map(
        (key) => rule[key],
      ),
    )
    const expressions = sources.filter((source) => typeof source === 'string')
    expect(expressions.length).toBe(5)
    for (const source of expressions) expect(() => new RegExp(source)).not.toThrow()
  })
})
