import { describe, expect, it } from 'vitest'
import { createDeclarations } from '../../../src/orchestrator/declarations.ts'
import { findRenames } from '../../../src/orchestrator/find-renames.ts'

function setUp() {
  const page = { isRunning: false }
  const declarations = createDeclarations({ isRunning: () => page.isRunning, findRenames })
  const declare = (...names: string[]) =>
    declarations.declare(
      'src/a.ts',
      names.map((name) => ({ scope: 'src/a.ts#A', name, kind: 'ref', text: '0', isReset: name === 'fresh' })),
    )
  const former = (name: string) => declarations.formerOf('src/a.ts#A', name)
  return { page, declarations, declare, former }
}

describe('what modules declare', () => {
  it('tells the former name of a variable that the running update renames, and afterwards too', () => {
    const { page, declarations, declare, former } = setUp()
    declare('count')
    page.isRunning = true
    declare('total')
    expect(former('total')).toBe('count')
    declarations.commit()
    expect(former('total')).toBe('count')
  })

  it('is what it was before an update that is rolled back', () => {
    const { page, declarations, declare, former } = setUp()
    declare('count')
    page.isRunning = true
    declare('total')
    declarations.rollBack()
    expect(former('total')).toBeUndefined()
    declare('count')
    declarations.commit()
    declare('sum')
    expect(former('sum')).toBe('count')
  })

  it('forgets a former name once it is declared again', () => {
    const { page, declarations, declare, former } = setUp()
    declare('count')
    page.isRunning = true
    declare('total')
    declarations.commit()
    declare('total', 'count')
    expect(former('total')).toBeUndefined()
  })

  it('says what is to start anew', () => {
    const { declarations, declare } = setUp()
    declare('fresh', 'other')
    expect(['fresh', 'other'].map((name) => declarations.isReset('src/a.ts#A', name))).toEqual([true, false])
    expect(declarations.isReset('src/b.ts#', 'fresh')).toBe(false)
  })
})
