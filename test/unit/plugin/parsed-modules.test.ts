import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Syntax, WantedCode } from '../../../adapters/shared/instrument.ts'
import { createParsedModules, type ParsedModules } from '../../../src/plugin/parsed-modules.ts'
import { skeletonOf } from '../../../src/plugin/skeleton.ts'

/** Code that compilers have printed, or that looks like it. */
const MODULES = [
  'node_modules/solid-js/dist/dev.js',
  'node_modules/solid-js/web/dist/dev.js',
  'node_modules/@vue/reactivity/dist/reactivity.esm-bundler.js',
  'node_modules/@vue/runtime-core/dist/runtime-core.esm-bundler.js',
]

const WANTED: WantedCode = { names: ['value', 'next', 'key'] }

const parse = (modules: ParsedModules, code: string, id = 'module.js'): Syntax => {
  const syntax = modules.parse(id, code, skeletonOf(code, WANTED))
  if (!syntax) expect.fail('does not parse')
  return syntax
}

const parseAnew = (code: string) => parse(createParsedModules(), code)

/** Says something else in every other string, but for those that have to be parsed. */
function withOtherTexts(code: string): string {
  const texts = skeletonOf(code, WANTED).cuts.filter(
    ({ from, to, isText }) =>
      isText && !/value|next|key|[\\#]/.test(code.slice(from, to)) && !/ from .$/.test(code.slice(0, from)),
  )
  return texts
    .toReversed()
    .reduce(
      (other, { from, to }, index) =>
        index % 2 === 0 ? `${other.slice(0, from)}${'text '.repeat(index % 7)}${other.slice(to)}` : other,
      code,
    )
}

describe('modules that are parsed again', () => {
  it.each(MODULES)('are as if they were parsed anew (%s)', (path) => {
    const code = readFileSync(path, 'utf8')
    const modules = createParsedModules()
    const { program } = parse(modules, code)
    for (const text of [withOtherTexts(code), code]) {
      const again = parse(modules, text)
      expect(again.program).toBe(program)
      expect(again.program).toEqual(parseAnew(text).program)
      expect(again.nodes).toEqual(parseAnew(text).nodes)
    }
  })

  it.each([
    ['a text', 'f("a", value)', 'f("other", value)'],
    ['no text any more', 'f("a", value)', 'f("", value)'],
    ['a text in other quotes', 'f(`a`, value)', 'f(`a\nb`, value)'],
    [
      'what a function does',
      'const f = () => { one() }, b = value',
      'const f = () => { if (a) two() }, b = value',
    ],
    [
      'a text beside one that does not stand for itself',
      String.raw`f("\n", "a", value)`,
      String.raw`f("\n", "b", value)`,
    ],
    [
      'a text behind an import',
      'import { value } from "a"; value("a")',
      'import { value } from "a"; value("b")',
    ],
    ['a text behind a directive', '"use strict"; value("a")', '"use strict"; value("b")'],
  ])('are put where they are now when only %s changes', (_, before, now) => {
    const modules = createParsedModules()
    const { program } = parse(modules, before)
    expect(parse(modules, now).program).toBe(program)
    expect(program).toEqual(parseAnew(now).program)
  })

  it.each([
    ['a name', 'f("a", value)', 'g("a", value)'],
    ['the number of texts', 'f("a", value)', 'f("a", "b", value)'],
    ['the module of an import', 'import { value } from "a"', 'import { value } from "b"'],
    [
      'the module of an import in a line of its own',
      'import { value } from\n            "a"',
      'import { value } from\n            "b"',
    ],
    ['the module of an effect', 'import "a"', 'import "b"'],
    ['the name of an import', 'import { "a" as value } from "a"', 'import { "b" as value } from "a"'],
    ['a directive', '"use a"; value()', '"use strict"; value()'],
    ['the name of a method', 'class A { "a"() { value() } }', 'class A { "constructor"() { value() } }'],
    ['a text that does not stand for itself', 'f("a", value)', String.raw`f("\n", value)`],
    ['a text with a placeholder', 'f(`a${value}`)', 'f(`b${value}`)'],
    ['a regular expression', 'f(/a/, value)', 'f(/b/, value)'],
  ])('are parsed anew when %s changes', (_, before, now) => {
    const modules = createParsedModules()
    const { program } = parse(modules, before)
    expect(parse(modules, now).program).not.toBe(program)
    expect(parse(modules, now).program).toEqual(parseAnew(now).program)
  })

  it('derive what does not depend on texts once', () => {
    const modules = createParsedModules()
    const find = () => ({})
    const facts = parse(modules, 'f("a", value)').derive(find)
    expect(parse(modules, 'f("b", value)').derive(find)).toBe(facts)
    expect(parse(modules, 'g("b", value)').derive(find)).not.toBe(facts)
  })

  it('are forgotten when others have been parsed since', () => {
    const modules = createParsedModules()
    const { program } = parse(modules, 'f("a", value)')
    for (let index = 0; index < 8; index++) parse(modules, 'f("a", value)', `other-${index}.js`)
    expect(parse(modules, 'f("a", value)').program).not.toBe(program)
  })

  it('do not stand in for code that does not parse', () => {
    const modules = createParsedModules()
    parse(modules, 'f("a", value)')
    const broken = 'f("a", value'
    expect(modules.parse('module.js', broken, skeletonOf(broken, WANTED))).toBeUndefined()
  })
})
