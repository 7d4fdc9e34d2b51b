import { readFileSync } from 'node:fs'
import type { Node } from 'estree'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Syntax, WantedCode } from '../../../adapters/shared/instrument.ts'
import { toAst } from '../../../adapters/shared/instrument-syntax.ts'
import { createParsedModules, type ParsedModules } from '../../../src/plugin/parsed-modules.ts'
import { skeletonOf } from '../../../src/plugin/skeleton.ts'

const WANTED: WantedCode = { names: ['value', 'next', 'key'] }

const parse = (modules: ParsedModules, code: string): Syntax | undefined =>
  modules.parse('module.js', code, skeletonOf(code, WANTED))

const parseAnew = (code: string) => parse(createParsedModules(), code)

/** Code that compilers have printed, or that looks like it. */
const PRINTED = readFileSync('node_modules/solid-js/web/dist/dev.js', 'utf8')

/** What may change the meaning of all around it. */
const TEXTS = [
  ...`;(){}[]'"\`/* \n=,.a1`,
  '=>',
  '/*',
  '*/',
  '//',
  '`${',
  '\n/re/.test(a);',
  'if (value) ',
  'else ',
  'return ',
  'await ',
  'let ',
  '"use strict";',
  'const added = value({});',
  'x = {\n}\n',
  '(value);',
  'class A { }',
  'export ',
]

interface Edit {
  readonly at: number
  readonly length: number
  readonly text: string
}

const editsOf = (length: number): fc.Arbitrary<Edit> =>
  fc.oneof(
    fc.record({ at: fc.nat(length), length: fc.nat(3), text: fc.constantFrom(...TEXTS) }),
    fc.record({ at: fc.nat(length), length: fc.nat(60), text: fc.constant('') }),
  )

const apply = (code: string, { at, length, text }: Edit): string =>
  code.slice(0, at) + text + code.slice(at + length)

const depthsIn = (syntax: Syntax): readonly number[] => {
  const depths: number[] = []
  syntax.walk({ enter: (_, ancestors) => void depths.push(ancestors.length) })
  return depths
}

describe('statements that are parsed alone', () => {
  it.each([
    ['a name', 'a(); f(value); b();', 'a(); g(value); b();'],
    ['the first one', 'f(value); a();', 'g(value); a();'],
    ['the last one', 'a(); f(value)', 'a(); g(value)'],
    ['one that is added', 'a(); f(value);', 'a(); b(); f(value);'],
    ['one that is added at the end', 'a();\nf(value);\n', 'a();\nf(value);\nb();\n'],
    ['one that is removed', 'a(); b(); f(value);', 'a(); f(value);'],
    ['one that becomes two', 'a(); f(value); b();', 'a(); f(1); f(value); b();'],
    [
      'one in a function',
      'a(); function f() { b(); value(1); c(); }',
      'a(); function f() { b(); value(2); c(); }',
    ],
    ['one behind texts', 'a("a"); value("b"); f(c); d("d");', 'a("one"); value("b"); f(g); d("two");'],
    [
      'one behind a loop',
      'for (const value of a) { b(value); } c();',
      'for (const value of a) { b(value); } d();',
    ],
    [
      'one in a template',
      'f(`a ${() => { b(); value(1); c(); }} d ${e}`);',
      'f(`a ${() => { b(); value(2); c(); }} d ${e}`);',
    ],
  ])('are put beside the others: %s', (_, before, now) => {
    const modules = createParsedModules()
    const program = parse(modules, before)?.program
    const syntax = parse(modules, now)
    expect(syntax?.program).toBe(program)
    expect(syntax?.program).toEqual(parseAnew(now)?.program)
    expect(syntax?.nodes).toEqual(parseAnew(now)?.nodes)
    expect(syntax && depthsIn(syntax)).toEqual(depthsIn(parseAnew(now)!))
  })

  it.each([
    ['goes on with the one before', 'a = value\nb();', 'a = value\n(b)();'],
    [
      'goes on with a function of the one before',
      'a = function () {\n}\nb(value);',
      'a = function () {\n}\n(value);',
    ],
    ['goes on in the next line', 'value(1); b();\n(c)();', 'value(1); b\n(c)();'],
    ['is a directive now', 'value(); b();', '"use strict"; b(value);'],
    ['was a directive', '"use strict"; value();', 'f("use strict"); value();'],
    ['opens a comment', 'a(); value(); b(); /* c */ d();', 'a(); value(); /* b(); /* c */ d();'],
    ['returns', 'function f() { value(1); b(); }', 'function f() { return value(1); b(); }'],
    ['ends in a comment that goes on', 'f(value); c(); d();', 'f(1); // c(); d();'],
    ['ends in a comment that ends', 'f(value);\n  c();\nd();', 'f(1); //  c();\nd();'],
    [
      'takes the end of its block away',
      'if (a) { f(value); } if (b) {\n c(value); }',
      'if (a) { f(1); // } if (b) {\n c(value); }',
    ],
    [
      'yields',
      'a(); function* f() { const x = b(value); }',
      'a(); function* f() { const x = yield* b(value); }',
    ],
    ['makes the next one no directive', '"use a"; "use b"; value();', 'f(); "use b"; value();'],
    ['makes the next one a directive', 'f(value); "use a"; value();', ' "use a"; value();'],
    ['is the only one', 'f(value)', 'g(value)'],
    ['is the first one', '', 'value()'],
  ])('are parsed with all others where one %s', (_, before, now) => {
    const modules = createParsedModules()
    parse(modules, before)
    expect(parse(modules, now)?.program).toEqual(parseAnew(now)?.program)
  })

  it('mean what they do in the whole module, whatever is edited', () => {
    const edits = fc.array(editsOf(PRINTED.length), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(edits, (all) => {
        const modules = createParsedModules()
        let code = PRINTED
        parse(modules, code)
        for (const edit of all) {
          const now = parseAnew(apply(code, edit))
          if (!now) continue
          code = apply(code, edit)
          const again = parse(modules, code)
          expect(toText(again?.program)).toBe(toText(now.program))
          expect(again?.nodes.map(placeOf)).toEqual(now.nodes.map(placeOf))
          expect(again && depthsIn(again)).toEqual(depthsIn(now))
        }
      }),
      { numRuns: 150 },
    )
  })

  it('derive everything anew', () => {
    const modules = createParsedModules()
    const find = () => ({})
    const facts = parse(modules, 'a(); f(value); b();')?.derive(find)
    expect(parse(modules, 'a(); g(value); b();')?.derive(find)).not.toBe(facts)
  })

  it('do not stand in for code that does not parse', () => {
    const modules = createParsedModules()
    parse(modules, 'a(); f(value); b();')
    expect(parse(modules, 'a(); f(value; b();')).toBeUndefined()
  })
})

const placeOf = (node: Node): string => `${node.type} ${toAst(node).start}-${toAst(node).end}`

const toText = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one))
