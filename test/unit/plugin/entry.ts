import type { JournalEntry } from '../../../src/shared/protocol.ts'

/** An entry of an update without anything special. */
export const createEntry = (changes: Partial<JournalEntry> = {}): JournalEntry => ({
  id: 'a',
  outcome: 'applied',
  reason: 'hot.self-accept',
  sentence: 'updated a.vue · vue · 18 ms',
  files: ['src/a.vue'],
  frameworks: ['vue'],
  chain: [],
  steps: [],
  savedAt: 0,
  timings: { total: 18.4 },
  kept: ['signal:total', 'event:add'],
  lost: [],
  variables: [],
  diagnostics: [],
  ...changes,
})
