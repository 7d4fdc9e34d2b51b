import { describe, expect, it } from 'vitest'
import { isSameCode } from '../../../../src/plugin/transaction/same-code.ts'

const ofJsx =
  'const _jsxDEV = __vite__cjsImport1_react_jsxDevRuntime["jsxDEV"]; const _Fragment = __vite__cjsImport1_react_jsxDevRuntime["Fragment"];'
const ofReact = 'const useState = __vite__cjsImport0_react["useState"];'
const whole =
  'const React = ((m, n) => n || !m?.__esModule ? { ...m, default: m } : m)(__vite__cjsImport2_react, 0);'
const reexport =
  'const __vite__cjsExportI_a = __vite__cjsImport3_a["a"]; export { __vite__cjsExportI_a as a };'
const body = 'import { x } from "/x.js";console.log(x)'

describe('isSameCode', () => {
  it.each([
    ['other timestamps of imports', 'import "/a.js?t=1700000000000"', 'import "/a.js?t=1700000000001"'],
    ['a timestamp where there was none', 'import("/a.js?x")', 'import("/a.js?x&t=1700000000001")'],
    ['another order of two packages', `${ofJsx}${ofReact}${body}`, `${ofReact}${ofJsx}${body}`],
    ['another order of a package read as a whole', `${whole}${ofReact}${body}`, `${ofReact}${whole}${body}`],
    ['another order of what is handed on', `${reexport}${ofReact}${body}`, `${ofReact}${reexport}${body}`],
  ])('sees no difference in %s', (_, one, other) => expect(isSameCode(one, other)).toBe(true))

  it.each([
    ['what is imported', 'import "/a.js?t=1700000000000"', 'import "/b.js?t=1700000000000"'],
    ['what is read of a package', `${ofReact}${body}`, `${ofReact.replaceAll('useState', 'useMemo')}${body}`],
    ['the timestamp of an asset', 'export default "/a.png?t=1700000000000"', 'export default "/a.png"'],
    ['the order of other statements', 'one();two()', 'two();one()'],
    ['a constant', 'const a = 1;', 'const a = 2;'],
  ])('sees a difference in %s', (_, one, other) => expect(isSameCode(one, other)).toBe(false))
})
