import { describe, expect, it } from 'vitest'
import type { StateDeclaration } from '../../../src/shared/state-declaration.ts'
import { findRenames } from '../../../src/orchestrator/find-renames.ts'

type Short = readonly [name: string, text: string, kind?: string]

const inScope = (scope: string, variables: readonly Short[]): StateDeclaration[] =>
  variables.map(([name, text, kind = 'ref']) => ({ scope, name, text, kind }))

/** The renames from one version of a component to the next, as `former > name`. */
const renames = (before: readonly Short[], now: readonly Short[]): string[] =>
  findRenames(inScope('a#', before), inScope('a#', now)).map(({ former, name }) => `${former} > ${name}`)

describe('a variable counts as renamed', () => {
  it.each<[string, readonly Short[], readonly Short[], string[]]>([
    ['as the only one', [['a', '0']], [['b', '0']], ['a > b']],
    [
      'between others',
      [
        ['x', '0'],
        ['a', '0'],
        ['y', '0'],
      ],
      [
        ['x', '0'],
        ['b', '0'],
        ['y', '0'],
      ],
      ['a > b'],
    ],
    [
      'at the end, behind one that is new',
      [
        ['x', '0'],
        ['a', '""'],
      ],
      [
        ['x', '0'],
        ['n', '1'],
        ['b', '""'],
      ],
      ['a > b'],
    ],
    ['with another initialiser of the same type', [['a', '0']], [['b', '5']], ['a > b']],
    ['with an initialiser that says nothing', [['a', 'null']], [['b', '{ x: 1 }']], ['a > b']],
    ['with an initialiser that is computed', [['a', 'props.start']], [['b', '5']], ['a > b']],
    [
      'several at once, in their order',
      [
        ['a', '0'],
        ['b', '0'],
      ],
      [
        ['c', '0'],
        ['d', '0'],
      ],
      ['a > c', 'b > d'],
    ],
    [
      'several at once, by their initialisers',
      [
        ['a', '0'],
        ['b', '1'],
      ],
      [
        ['c', '1'],
        ['d', '0'],
      ],
      ['b > c', 'a > d'],
    ],
    [
      'several at once, by their types',
      [
        ['a', '0'],
        ['b', '"x"'],
      ],
      [
        ['c', '"y"'],
        ['d', '1'],
      ],
      ['b > c', 'a > d'],
    ],
    [
      'in a function',
      [
        ['useThing.a', '0'],
        ['useThing.x', '0'],
      ],
      [
        ['useThing.b', '0'],
        ['useThing.x', '0'],
      ],
      ['useThing.a > useThing.b'],
    ],
  ])('%s', (_, before, now, expected) => {
    expect(renames(before, now)).toEqual(expected)
  })

  it('with the function that it stands in', () => {
    const before = inScope('a#useThing', [
      ['useThing.x', '0'],
      ['useThing.y', '1'],
    ])
    const now = inScope('a#useItem', [
      ['useItem.x', '0'],
      ['useItem.z', '1'],
    ])
    expect(findRenames(before, now).map(({ former, name }) => `${former} > ${name}`)).toEqual([
      'useThing.x > useItem.x',
      'useThing.y > useItem.z',
    ])
  })

  it('with the one of several functions that has the same variables', () => {
    const before = [...inScope('a#useA', [['useA.x', '0']]), ...inScope('a#useB', [['useB.x', '1']])]
    const now = [...inScope('a#useC', [['useC.x', '1']]), ...inScope('a#useD', [['useD.x', '0']])]
    expect(findRenames(before, now).map(({ former, name }) => `${former} > ${name}`)).toEqual([
      'useB.x > useC.x',
      'useA.x > useD.x',
    ])
  })
})

describe('a variable is new', () => {
  it.each<[string, readonly Short[], readonly Short[]]>([
    [
      'when nothing is gone',
      [['a', '0']],
      [
        ['a', '0'],
        ['b', '0'],
      ],
    ],
    ['when it is made in another way', [['a', '0', 'ref']], [['b', '0', 'shallowRef']]],
    ['when its initial value is of another type', [['a', '0']], [['b', '"x"']]],
    [
      'when it stands elsewhere',
      [
        ['a', '0'],
        ['x', '0'],
        ['y', '0'],
      ],
      [
        ['x', '0'],
        ['y', '0'],
        ['b', '0'],
      ],
    ],
    [
      'when more are gone than could be it',
      [
        ['a', '0'],
        ['b', '0'],
      ],
      [['c', '0']],
    ],
    [
      'when more have come than could be it',
      [['a', '0']],
      [
        ['b', '0'],
        ['c', '0'],
      ],
    ],
    [
      'when others have only changed places',
      [
        ['a', '0'],
        ['b', '0'],
      ],
      [
        ['b', '0'],
        ['a', '0'],
      ],
    ],
  ])('%s', (_, before, now) => {
    expect(renames(before, now)).toEqual([])
  })

  it('in another function', () => {
    const before = [...inScope('a#A', [['a', '0']]), ...inScope('a#B', [['x', '0']])]
    const now = [
      ...inScope('a#A', []),
      ...inScope('a#B', [
        ['x', '0'],
        ['b', '0'],
      ]),
    ]
    expect(findRenames(before, now)).toEqual([])
  })
})
