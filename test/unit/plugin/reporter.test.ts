import type { Logger } from 'vite'
import { describe, expect, it, vi } from 'vitest'
import { printEntry } from '../../../src/plugin/reporter.ts'
import type { JournalEntry } from '../../../src/shared/protocol.ts'

const entry: JournalEntry = {
  id: 'a',
  outcome: 'applied',
  reason: 'hot.self-accept',
  files: ['src/a.vue'],
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
    expect(printed({}).info).toBe('[metamon] applied src/a.vue (hot.self-accept) 18 ms · 2 kept')
    expect(printed({ files: ['a', 'b', 'c', 'd'] }).info).toContain('applied 4 files')
    expect(printed({ outcome: 'reloaded', reason: 'reload.server', files: [] }).info).toContain(
      'reloaded (reload.server)',
    )
  })

  it('gets a warning where something was lost or went wrong', () => {
    expect(printed({ lost: [{ name: 'signal:x', reason: 'gone' }] }).warn).toContain('lost signal:x')
    expect(printed({ diagnostics: [{ message: 'Error: x\n  at y' }] }).warn).toMatch(/· Error: x$/)
    expect(printed({ reason: 'timeout.no-report' }).warn).toContain('timeout.no-report')
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
