import MagicString from 'magic-string'
import { describe, expect, it } from 'vitest'
import { declareCells } from '../../../src/plugin/instrument-setup.ts'
import { parseSyntax } from '../adapters/parse-syntax.ts'

function instrument(code: string, source?: string) {
  const output = new MagicString(code)
  const names = declareCells({ code, syntax: parseSyntax(code), source, file: 'src/Foo.mtm', output })
  return { names, code: output.toString() }
}

const SETUP = `export const setup$ = defineSetup("src/Foo.mtm", (m$) => { const count$ = m$.state("count", () => 0, "a1");
const all$ = m$.shared("all", "all", () => []);
const names$ = m$.state("names", () => ["a", "b"], "b2");
return { count$, all$, names$ } })`

describe('the script of a unified body', () => {
  it('says what local state it declares, before it makes any', () => {
    const { names, code } = instrument(SETUP)
    expect(names).toEqual(['declare'])
    const declared = [
      { scope: 'src/Foo.mtm#', name: 'count', kind: 'state', text: '0' },
      { scope: 'src/Foo.mtm#', name: 'names', kind: 'state', text: '["a", "b"]' },
    ]
    expect(code).toBe(`__metamon_declare("src/Foo.mtm", ${JSON.stringify(declared)});${SETUP}`)
  })

  it('is left as it is when it declares none', () => {
    const code = 'export const setup$ = defineSetup("src/Foo.mtm", (m$) => ({}))'
    expect(instrument(code)).toEqual({ names: [], code })
  })

  it('says that all of it is to start anew when its author asks for that', () => {
    const source = `// @metamon-reset\n${SETUP}`
    expect(instrument(SETUP, source).code).toContain('"isReset":true')
  })
})
