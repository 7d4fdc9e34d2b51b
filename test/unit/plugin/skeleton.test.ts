import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { walk } from 'estree-walker'
import type { Program } from 'estree'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import { scanBrackets, type Brackets } from '../../../src/plugin/scan-brackets.ts'
import { skeletonOf } from '../../../src/plugin/skeleton.ts'

const MODULES = [
  'svelte/src/internal/client',
  'svelte/src/compiler/phases',
  'solid-js/dist/dev.js',
  'solid-js/web/dist/dev.js',
  'react-dom/cjs/react-dom-client.development.js',
  '@vue/reactivity/dist/reactivity.esm-bundler.js',
  '@vue/runtime-core/dist/runtime-core.esm-bundler.js',
  '@vue/compiler-core/dist/compiler-core.cjs.js',
  'vite/dist/node/chunks/node.js',
]

/** Words that stand all over the code, so that statements are blanked between others that are not. */
const FREQUENT = ['value', 'node', 'next', 'type', 'key']

function filesIn(path: string): string[] {
  const full = join('node_modules', path)
  if (full.endsWith('.js')) return [full]
  const names = readdirSync(full, { recursive: true }).map(String)
  return names.filter((name) => name.endsWith('.js')).map((name) => join(full, name))
}

function readBrackets(code: string): { isRead: boolean; pairs: Brackets[] } {
  const pairs: Brackets[] = []
  const isRead = scanBrackets(code, (pair) => pairs.push(pair))
  return { isRead, pairs }
}

function parse(code: string): Program {
  const { program, errors } = parseSync('module.js', code, { sourceType: 'unambiguous' })
  expect(errors).toEqual([])
  // The parser's own types are those of ESTree, with places.
  return program as unknown as Program
}

/** Where blocks and bodies are that stand behind a parenthesis or an arrow, from brace to brace. */
function bodiesIn(code: string): string[] {
  const found: string[] = []
  walk(parse(code), {
    enter(node) {
      const { start, end } = node as typeof node & { start: number; end: number }
      if (node.type === 'BlockStatement' || node.type === 'ClassBody') found.push(`${start}-${end - 1}`)
      if (node.type === 'SwitchStatement') {
        const { end: at } = node.discriminant as unknown as { end: number }
        found.push(`${code.indexOf('{', code.indexOf(')', at))}-${end - 1}`)
      }
    },
  })
  return found
}

describe('a scan of brackets', () => {
  it.each(MODULES)('finds the very bodies and blocks that a parser does, or none (%s)', (path) => {
    let count = 0
    for (const file of filesIn(path)) {
      const code = readFileSync(file, 'utf8')
      const { isRead, pairs } = readBrackets(code)
      if (!isRead) continue
      const bodies = new Set(bodiesIn(code))
      const own = pairs.filter(
        ({ open, before }) => code[open] === '{' && (code[before] === ')' || code.endsWith('=>', before + 1)),
      )
      count += own.length
      const wrong = own.filter(({ open, close }) => !bodies.has(`${open}-${close}`))
      expect(wrong.map(({ open }) => `${file}:${open} ${code.slice(open - 40, open + 20)}`)).toEqual([])
    }
    expect(count).toBeGreaterThan(100)
  })

  it.each([
    ['a regular expression behind a condition', 'if (a) /[/}{]{/.test(b)', true],
    ['one behind a word', 'return /}/g', true],
    ['divisions', 'a / b / (c) / d[0] / 2 + "x" / 3', true],
    ['templates in templates', '`}${a ? `{${{ b: "}" }.b}` : "`"}{`', true],
    ['comments', '/* { */ a // (\n / 2 /* ` */', true],
    ['strings', `'}\\'{' + "\\"{"`, true],
    ['a slash that may be either', 'a++ / 2', false],
    ['a slash behind a brace', '({}) + {} / 2', false],
    ['a bracket too much', 'a)', false],
    ['a bracket too few', 'f({)', false],
    ['a string that does not end', '{"a}', false],
  ])('reads %s', (_, code, isRead) => {
    expect(readBrackets(code).isRead).toBe(isRead)
  })
})

describe('a skeleton', () => {
  const wanted = {
    names: ['useState', '$$component'],
    texts: /"use /,
    unwanted: (code: string) => Array.from(code.matchAll(/(?<=(?<![\w$.])_jsx)\(/g), ({ index }) => index),
  }

  it.each([
    ['function a() { b }', 'function a() {   }'],
    ['const a = (b) => { c }', 'const a = (b) => {   }'],
    ['const a = () => ({ b })', 'const a = () => ({ b })'],
    ['if (a) { b } else { c }', 'if (a) {   } else { c }'],
    ['({ get a() { b }, c() { d } })', '({ get a() {   }, c() {   } })'],
    ['a(b); _jsx("p", { c })', 'a(b); _jsx(          )'],
    ['_jsx("p", useState())', '_jsx("p", useState())'],
    ['m = { a() { b($$component({ c })); } }', 'm = { a() { b($$component({ c })); } }'],
    ['x = { m() { useState(); if (a) { b } } }', 'x = { m() { useState();              } }'],
    ['m = { a() { var b } }', 'm = { a() {       } }'],
    ['m = { a() { "use b" } }', 'm = { a() { "use b" } }'],
    [
      'm = { a() { $$component() }, b() { $$components } }',
      'm = { a() { $$component() }, b() {              } }',
    ],
    [
      'import { useState as us } from "react"; m = { a() { us } }',
      'import { useState as us } from "react"; m = { a() { us } }',
    ],
    [
      'import * as R from "react"; m = { a() { let R }, b() { R.b } }',
      'import * as R from "react"; m = { a() { let R }, b() {     } }',
    ],
    [
      '() => { let a = b; let c = useState(); d(() => { e; }); return c; }',
      '() => {            let c = useState();                            }',
    ],
    ['() => { function a() { b } void a; useState() }', '() => {                            useState() }'],
    [
      '() => { a(() => { useState(); b; }); c(() => { d; }); useState() }',
      '() => { a(() => { useState();    });                  useState() }',
    ],
    [
      '() => { if (a) b; /* c */ else useState(); if (d) e; else f; }',
      '() => { if (a) b; /* c */ else useState();                   }',
    ],
    [
      '() => { do a; while (useState()); do b; while (c); }',
      '() => { do a; while (useState());                  }',
    ],
    [
      '() => { for (a; b; useState()) c; for (d; e; f) g; }',
      '() => { for (a; b; useState()) c;                  }',
    ],
    [
      '() => { a; switch (b) { case 1: c; useState(); d; } }',
      '() => {    switch (b) { case 1: c; useState(); d; } }',
    ],
    [
      'class A extends b() { #c = 1; d = 2; e = () => { useState(); f; } }',
      'class A extends b() { #c = 1;        e = () => { useState();    } }',
    ],
    ['function a() { const b = `;${useState()};`; c; }', 'function a() { const b = `;${useState()};`;    }'],
    ['function a() { b } a++ / 2', 'function a() { b } a++ / 2'],
    [
      '() => { a; const b = /*#__PURE__*/ c(); "use d"; useState() }',
      '() => {    const b = /*#__PURE__*/ c(); "use d"; useState() }',
    ],
    ['() => { a; b(); "# c"; useState() }', '() => {    b(); "# c"; useState() }'],
    [
      'import   R, { c } from "react"; m = { a() { const R = b() }, b() { R.d } }',
      'import   R, { c } from "react"; m = { a() { const R = b() }, b() {     } }',
    ],
    ['import R from "react"; m = { a() { R } }', 'import R from "react"; m = { a() {   } }'],
    [
      'import R from "react"; m = { a() { let R; R?.b }, c() { d } }',
      'import R from "react"; m = { a() { let R; R?.b }, c() {   } }',
    ],
    [
      'import /* a */ R /**/ from "react"; m = { a() { let R }, b() { R.b } }',
      'import /* a */ R /**/ from "react"; m = { a() { let R }, b() {     } }',
    ],
    [
      'import { useState /* a */ as /* b */ été } from "react"; m = { a() { été }, b() { c } }',
      'import { useState /* a */ as /* b */ été } from "react"; m = { a() { été }, b() {   } }',
    ],
    [
      `import *${' '.repeat(99)}as  R from "react"; m = { a() { let R }, b() { R.b } }`,
      `import *${' '.repeat(99)}as  R from "react"; m = { a() { let R }, b() {     } }`,
    ],
  ])('of `%s` is `%s`', (code, skeleton) => {
    expect(skeletonOf(code, wanted).text).toBe(skeleton)
  })

  it.each([
    ['function a() { function b() { c } }', 'function a() { function b() {   } }'],
    ['m = { a() { var b } }', 'm = { a() { var b } }'],
    ['() => { a; useState(); b; }', '() => {    useState();    }'],
    [
      '() => { a; useState(); var b; function c() { d } e; }',
      '() => {    useState(); var b; function c() {   } e; }',
    ],
    [
      '() => { useState(); a(() => { useState(); function b() { c } }); }',
      '() => { useState(); a(() => { useState();                    }); }',
    ],
  ])('of `%s` is `%s` where it counts what bodies declare', (code, skeleton) => {
    expect(skeletonOf(code, { ...wanted, hoisted: true }).text).toBe(skeleton)
  })

  it.each(MODULES)('parses whenever the code does, and is as long (%s)', (path) => {
    for (const file of filesIn(path)) {
      const code = readFileSync(file, 'utf8')
      for (const names of [wanted.names, FREQUENT]) {
        const { text } = skeletonOf(code, { ...wanted, names })
        expect(text.length).toBe(code.length)
        parse(text)
      }
    }
  })
})
