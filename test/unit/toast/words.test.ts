import { expect, it } from 'vitest'
import type { JournalEntry } from '../../../src/shared/protocol.ts'
import { noteOf } from '../../../src/toast/words.ts'

const entry = (change: Partial<JournalEntry>): JournalEntry => ({
  id: '1',
  outcome: 'applied',
  reason: 'hot.self-accept',
  sentence: 'updated Cart.tsx',
  files: [],
  frameworks: [],
  chain: [],
  steps: [],
  savedAt: 0,
  timings: { total: 1 },
  kept: [],
  lost: [],
  variables: [],
  diagnostics: [],
  ...change,
})

it('says what the journal says, and goes soon, where all was kept', () => {
  expect(noteOf(entry({}))).toEqual({ text: 'updated Cart.tsx', tone: 'good', names: [], durationMs: 2500 })
})

it('stays longer and names what was reset or lost, each once', () => {
  const note = noteOf(
    entry({
      lost: [
        { name: 'signal:total', reason: '' },
        { name: 'state:src/Cart.tsx:Cart:count', reason: '' },
      ],
      variables: [
        { name: 'Cart.count', fate: 'lost', reason: '' },
        { name: 'Cart.open', fate: 'reset', reason: '' },
        { name: 'Cart.kept', fate: 'kept', reason: '' },
      ],
    }),
  )
  expect(note).toMatchObject({
    tone: 'warn',
    names: ['signal:total', 'Cart.count', 'Cart.open'],
    durationMs: 9000,
  })
})

it('says after a reload why, and what to do about it', () => {
  expect(noteOf(entry({ outcome: 'reloaded', hint: 'Move it' }))).toMatchObject({
    tone: 'warn',
    hint: 'Move it',
  })
})

it.each(['ignored', 'aborted', 'rolled-back'] as const)('says nothing of what is %s', (outcome) => {
  expect(noteOf(entry({ outcome }))).toBeUndefined()
})
