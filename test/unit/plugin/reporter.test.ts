import type { Logger } from 'vite'
import { describe, expect, it, vi } from 'vitest'
import { printEntry } from '../../../src/plugin/reporter.ts'
import type { JournalEntry } from '../../../src/shared/protocol.ts'

const entry: JournalEntry = {
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
}

function printed(changes: Partial<JournalEntry>, level: 'info' | 'warn' | 'silent' = 'info') {
  const [info, warn] = [vi.fn(), vi.fn()]
  printEntry({ info, warn } as unknown as Logger, { ...entry, ...changes }, level) // only these two are used
  return { info: info.mock.calls[0]?.[0], warn: warn.mock.calls[0]?.[0] }
}

describe('the terminal', () => {
  it('gets one line for each save', () => {
    expect(printed({}).info).toBe('[metamon] updated a.vue · vue · 18 ms')
  })

  it('gets a warning where something was lost or went wrong', () => {
    const sentence = '[metamon] updated a.vue · vue · 18 ms'
    expect(printed({ lost: [{ name: 'signal:x', reason: 'gone' }] }).warn).toBe(sentence)
    expect(printed({ diagnostics: [{ message: 'Error: x' }] }).warn).toBe(sentence)
    expect(printed({ reason: 'timeout.no-report' }).warn).toBe(sentence)
  })

  it('gets no more than `logLevel` asks for, and nothing for what is ignored', () => {
    expect(printed({}, 'warn')).toEqual({ info: undefined, warn: undefined })
    expect(printed({ diagnostics: [{ message: 'x' }] }, 'warn').warn).toBeDefined()
    expect(printed({ diagnostics: [{ message: 'x' }] }, 'silent')).toEqual({
      info: undefined,
      warn: undefined,
    })
    expect(printed({ outcome: 'ignored' })).toEqual({ info: undefined, warn: undefined })
  })
})
