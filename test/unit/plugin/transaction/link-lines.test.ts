import { describe, expect, it } from 'vitest'
import { linkLinesOf } from '../../../../src/plugin/transaction/link-lines.ts'

describe('the lines that link a module', () => {
  it('are those of its imports and exports, wherever they stand', () => {
    const code = `import { a } from "/a.js"
export const once = a?.("one") ?? false;
const importer = a
  import * as b from '/b.js'; b()
export default b
export { a }
export * from "/c.js"
export function d() {
  return import("/d.js")
}`
    expect(linkLinesOf(code)).toBe(
      `import { a } from "/a.js"
export const once = a?.("one") ?? false;
  import * as b from '/b.js'; b()
export default b
export { a }
export * from "/c.js"
export function d() {
  return import("/d.js")`,
    )
  })

  it.each([
    'import {\n  a,\n} from "/a.js"',
    'import a, {\n  b,\n} from "/a.js"',
    'import\n  a from "/a.js"',
    'import a\n  from "/a.js"',
    'import { a } from\n  "/a.js"',
    'export {\n  a,\n}',
    'export * from\n  "/a.js"',
    'export *\n  from "/a.js"',
    'export\n  default a',
    'export const a = 1,\n  b = 2',
    'export let a',
    'export const a = () => { b();\n}, c = 2',
  ])('are not known where a statement may go on: %j', (code) => {
    expect(linkLinesOf(code)).toBeUndefined()
  })

  it('tell where a comment hides them', () => {
    const code = 'import a from "/a.js"\nexport { a }\n'
    const hidden = 'import a from "/a.js"\n/*\nexport { a }\n*/\n'
    expect(linkLinesOf(hidden)).not.toBe(linkLinesOf(code))
  })

  it('do not depend on what else is in the module', () => {
    const module = (text: string) => `import { a } from "/a.js"\na(${text}, 1 /* TEXT */)\nexport { a }`
    expect(linkLinesOf(module('"one"'))).toBe(linkLinesOf(module('"two"')))
  })
})
