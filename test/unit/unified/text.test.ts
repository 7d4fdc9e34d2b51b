import { describe, expect, it } from 'vitest'
import { class$, type ClassValue } from '../../../src/unified/text.ts'

const CASES: readonly (readonly [values: readonly ClassValue[], classes: string | undefined])[] = [
  [['a', 'b c'], 'a b c'],
  [['', 'a', '', undefined, null, false, true], 'a'],
  [[['a', ['b', false, ['']], 'c']], 'a b c'],
  [[{ a: true, b: 0, 'c d': 1 }, 'e'], 'a c d e'],
  [[1, 0, 2n], '1 2'],
  [[''], undefined],
  [[[], {}, [{}]], undefined],
  [[], undefined],
]

describe('class$', () => {
  it.each(CASES.map(([values, classes]) => ({ values, classes })))(
    'gives $classes for case %#',
    ({ values, classes }) => {
      expect(class$(...values)).toBe(classes)
    },
  )
})
