import { describe, expect, it } from 'vitest'
import { createStateCells } from '../../../src/orchestrator/state-cells.ts'

const cell = (name: string, value: unknown) => ({ name, read: () => value, write: () => {} })

describe('state cells', () => {
  it('are listed by owner, the newest of one name only', () => {
    const cells = createStateCells()
    cells.register({ componentId: 'a', framework: 'vue' }, cell('x', 1))
    cells.register({ componentId: 'a', framework: 'vue' }, cell('x', 2))
    cells.register({ componentId: 'b' }, cell('x', 3))
    expect(cells.list('a').map((one) => one.read())).toEqual([2])
    expect(cells.owners().map((one) => one.componentId)).toEqual(['a', 'b'])
    expect(cells.frameworkOf('a')).toBe('vue')
    expect(cells.frameworkOf('b')).toBeUndefined()
  })

  it('go with their undo, and leave no owner behind', () => {
    const cells = createStateCells()
    const undoOld = cells.register({ componentId: 'a' }, cell('x', 1))
    const undoNew = cells.register({ componentId: 'a' }, cell('x', 2))
    undoOld()
    expect(cells.list('a')).toHaveLength(1)
    undoNew()
    undoNew()
    expect(cells.owners()).toEqual([])
  })
})
