import type { Logger } from 'vite'
import { describe, expect, it, vi } from 'vitest'
import { createReporter, type LogLevel } from '../../../src/plugin/reporter.ts'
import { createPaint } from '../../../src/plugin/terminal-style.ts'
import type { JournalEntry } from '../../../src/shared/protocol.ts'
import { createEntry } from './entry.ts'

function start(level: LogLevel = 'info', isColoured = false) {
  const [info, warn] = [vi.fn(), vi.fn()]
  const logger = { info, warn } as unknown as Logger // only these two are used
  return { ...createReporter(logger, level, createPaint(isColoured)), info, warn }
}

function printed(changes: Partial<JournalEntry>, level?: LogLevel) {
  const { print, info, warn } = start(level)
  print(createEntry(changes))
  return { info: info.mock.calls[0]?.[0], warn: warn.mock.calls[0]?.[0] }
}

describe('the terminal', () => {
  const sentence = '[metamon] updated a.vue · vue · 18 ms'

  it('gets the sentence of each save', () => {
    expect(printed({}).info).toBe(sentence)
  })

  it('gets a warning where something was lost or went wrong', () => {
    expect(printed({ lost: [{ name: 'signal:x', reason: 'gone' }] }).warn).toBe(sentence)
    expect(printed({ diagnostics: [{ message: 'Error: x' }] }).warn).toBe(sentence)
    expect(printed({ reason: 'timeout.no-report' }).warn).toBe(sentence)
    expect(printed({ outcome: 'aborted' }).warn).toBe(sentence)
  })

  it('gets no more than `logLevel` asks for', () => {
    expect(printed({}, 'warn')).toEqual({ info: undefined, warn: undefined })
    expect(printed({ diagnostics: [{ message: 'x' }] }, 'warn').warn).toBeDefined()
    expect(printed({ diagnostics: [{ message: 'x' }] }, 'silent')).toEqual({
      info: undefined,
      warn: undefined,
    })
  })

  it('is told what a save of a source file has not changed, and nothing of what tools write', () => {
    const ignored = { outcome: 'ignored', reason: 'ignored.not-in-graph' } as const
    expect(printed({ ...ignored, files: ['src/unused.ts'] }).info).toBe(sentence)
    for (const file of ['README.md', '.metamon/types/a.ts', 'src/a.d.ts'])
      expect(printed({ ...ignored, files: [file] }).info).toBeUndefined()
    expect(printed({ outcome: 'ignored', reason: 'ignored.same-content' }).info).toBe(sentence)
    expect(printed({ outcome: 'ignored', reason: 'ignored.pattern' }).info).toBeUndefined()
  })

  it('counts what comes again, whatever time it takes', () => {
    const { print, info } = start()
    print(createEntry())
    print(createEntry({ sentence: 'updated a.vue · vue · 20 ms' }))
    print(createEntry({ files: ['src/b.vue'] }))
    print(createEntry())
    expect(info.mock.calls.map(([line]) => /\(x\d+\)/.exec(String(line))?.[0])).toEqual([
      undefined,
      '(x2)',
      undefined,
      undefined,
    ])
  })

  it('is not moved, coloured or turned around by what comes of files', () => {
    expect(printed({ sentence: 'updated \u001B[31ma\u001B[2J\u0007.vue' }).info).toBe(
      '[metamon] updated a.vue',
    )
  })

  it('has the words coloured that say what was done', () => {
    const { print, warn } = start('info', true)
    print(createEntry({ outcome: 'rolled-back', sentence: 'rolled back a.vue: it threw' }))
    expect(warn.mock.calls[0]?.[0]).toContain('\u001B[31mrolled back\u001B[39m a.vue')
  })
})
