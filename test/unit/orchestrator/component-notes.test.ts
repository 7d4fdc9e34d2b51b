import { describe, expect, it } from 'vitest'
import { createComponentNotes } from '../../../src/orchestrator/component-notes.ts'
import { createComponentVersions } from '../../../src/orchestrator/component-versions.ts'
import { createDeclarations } from '../../../src/orchestrator/declarations.ts'
import { findRenames } from '../../../src/orchestrator/find-renames.ts'

const SCOPE = 'src/a.ts#A'
const declare = (...names: string[]) =>
  names.map((name) => ({ scope: SCOPE, name, kind: 'ref', text: '0', isReset: name === 'fresh' }))

describe('what is noted before the first update', () => {
  it('is the newest implementation of a component, and that none has failed', () => {
    const { versions } = createComponentNotes()
    versions.note('a', 'first')
    versions.note('a', 'second')
    expect(versions.lastGood('a')).toBe('second')
    expect(versions.isFailed('second')).toBe(false)
  })

  it('is which variables start anew', () => {
    const { declarations } = createComponentNotes()
    declarations.declare('src/a.ts', declare('fresh', 'other'))
    expect(['fresh', 'other', 'unknown'].map((name) => declarations.isReset(SCOPE, name))).toEqual([
      true,
      false,
      false,
    ])
    expect(declarations.isReset('src/b.ts#', 'fresh')).toBe(false)
    expect(declarations.formerOf(SCOPE, 'other')).toBe(undefined)
  })

  it('is what the first update goes on with', () => {
    const notes = createComponentNotes()
    notes.versions.note('a', 'first')
    notes.declarations.declare('src/a.ts', declare('count'))
    const versions = createComponentVersions(() => true, notes.implementations)
    versions.note('a', 'second')
    expect(versions.lastGood('a')).toBe('first')
    const declarations = createDeclarations({ isRunning: () => true, findRenames, known: notes.declared })
    declarations.declare('src/a.ts', declare('total'))
    expect(declarations.formerOf(SCOPE, 'total')).toBe('count')
  })
})
