import { parseSync } from 'vite'
import { expect, it } from 'vitest'
import { leadingImports } from '../../../src/plugin/leading-imports.ts'

const parsed = (code: string): string[] =>
  parseSync('file.tsx', code).module.staticImports.map((one) => one.moduleRequest.value)

it.each([
  [`import 'a'`],
  [`import"a";import{b}from"b"`],
  [`import a, * as b from 'a'\nimport c, {\n  d as e,\n  type f,\n} from "c"`],
  [`/** A note: import 'x' */\n'use client';\n// import 'y'\nimport type { $a } from 'a' // behind\nrun()`],
  [``],
  [`run()`],
])('finds all imports of %j', (code) => {
  expect(leadingImports(code)).toEqual(parsed(code))
})

it('does not care how much there is before them', () => {
  const code = `${' '.repeat(100_000)}${'//\n'.repeat(100_000)}${';'.repeat(100_000)}import 'a'`
  expect(leadingImports(code)).toEqual(['a'])
})

it.each([
  [`import a from 'a'\nrun()\nimport b from 'b'`, ['a']],
  [`import('a')\nimport b from 'b'`, []],
  [`import.meta.hot\nimport b from 'b'`, []],
  [`importer\nimport b from 'b'`, []],
  [`/* import a from 'a'\n*/const b = 1`, []],
  [`// a\r/*\nimport 'a'\n*/`, []],
  [`// a\u2029const b = \`\nimport 'a'\n\``, []],
  [`\`\nimport a from 'a'\``, []],
  [`import { /* c */ a } from 'a'`, []],
  [`import a from 'a' with { type: 'json' }\nimport b from 'b'`, ['a']],
])('leaves out what may be something else in %j', (code, expected) => {
  expect(leadingImports(code)).toEqual(expected)
})
