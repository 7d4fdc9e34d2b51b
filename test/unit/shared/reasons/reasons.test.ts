import { describe, expect, it } from 'vitest'
import { reasons, notes, toWords, type Facts } from '../../../../src/shared/reasons/index.ts'
import type { NoteCode, Outcome, ReasonCode } from '../../../../src/shared/protocol.ts'

const CODES = Object.keys(reasons) as ReasonCode[] // the catalogue has an entry for each code and nothing else
const NOTES = Object.keys(notes) as NoteCode[] // likewise

const createFacts = (reason: ReasonCode, changes: Partial<Facts> = {}): Facts => ({
  id: 'a',
  outcome: 'applied',
  reason,
  files: [],
  frameworks: [],
  chain: [],
  steps: [],
  savedAt: 0,
  timings: { total: 18.4 },
  kept: [],
  lost: [],
  variables: [],
  diagnostics: [],
  ...changes,
})

const sentenceOf = (reason: ReasonCode, changes: Partial<Facts> = {}): string =>
  toWords(createFacts(reason, changes)).sentence

/** How the sentences of each outcome begin. */
const VERBS: Record<Outcome, RegExp> = {
  applied: /^(?:updated|sent) /,
  aborted: /^not applied: /,
  'rolled-back': /^rolled back /,
  reloaded: /^reloaded the page/,
  ignored: /^ignored /,
}

describe.each(CODES)('the reason %s', (code) => {
  const { why, fix, example } = reasons[code]

  it('is explained, with what to do about it', () => {
    expect(why).toMatch(/^[A-Z`].+[.:]$/s)
    expect(fix).toMatch(/^[A-Z`].+[.:]$/s)
  })

  it('has a sentence of one line, even where nothing is known', () => {
    const verbs = Object.values(VERBS)
    for (const changes of [example, {}]) {
      const sentence = sentenceOf(code, changes)
      expect(verbs.filter((verb) => verb.test(sentence))).toHaveLength(1)
      expect(sentence).not.toMatch(/undefined|\n|\s\s|\(\)|""/)
    }
  })

  it('names the file, where there is one', () => {
    const [file] = example.files ?? []
    const name = file?.split('/').at(-1) ?? ''
    const isCounted =
      code === 'reload.threshold' || code === 'reload.dependencies' || code === 'reload.rollback-failed'
    if (!isCounted) expect(sentenceOf(code, example)).toContain(name)
  })

  it('has no hint that is not a whole one', () => {
    expect(toWords(createFacts(code)).hint ?? 'Nothing').not.toMatch(/undefined|``|\n/)
  })
})

it.each(NOTES)('the note %s is explained', (code) => {
  expect(notes[code].why).not.toBe('')
  expect(notes[code].fix).not.toBe('')
})

describe('a sentence', () => {
  it('counts files, and names frameworks and time', () => {
    const files = ['src/Card.tsx', 'src/b.vue', 'src/c.vue']
    expect(sentenceOf('hot.self-accept', { files, frameworks: ['react', 'solid'] })).toBe(
      'updated Card.tsx and 2 more · react, solid · 18 ms',
    )
    expect(sentenceOf('hot.self-accept', { files, timings: { total: 1234 } })).toContain(' · 1.2 s')
  })

  it('says that all state was kept only where some was, and none lost', () => {
    const files = ['Card.tsx']
    const variables = [{ name: 'Card.count', fate: 'lost', reason: 'no longer declared' }] as const
    expect(sentenceOf('hot.self-accept', { files, kept: ['signal:a'] })).toContain('all state kept')
    expect(sentenceOf('hot.self-accept', { files })).not.toContain('state')
    expect(sentenceOf('hot.self-accept', { files, kept: ['signal:a'], variables })).toBe(
      'updated Card.tsx · 18 ms · lost Card.count (no longer declared)',
    )
  })

  it('names what was reset, and tells it from an initial value that has changed', () => {
    const reset = { name: 'Card.a', fate: 'reset', reason: '`@metamon-reset` asks for it' } as const
    const type = { name: 'Card.b', fate: 'new-initial', reason: 'it held a string' } as const
    const fresh = { name: 'Card.c', fate: 'new-initial', reason: 'untouched' } as const
    const sentence = sentenceOf('hot.self-accept', { files: ['a'], variables: [reset, type, fresh] })
    expect(sentence).toContain('reset Card.a, Card.b · new initial value of Card.c (untouched)')
  })

  it('names what is no variable of a component as well', () => {
    const lost = [{ name: 'signal:total', reason: 'gone' }]
    expect(sentenceOf('hot.self-accept', { files: ['a'], lost })).toContain('lost total (gone)')
  })

  it('tells of a reload which way the update has gone', () => {
    expect(
      sentenceOf('reload.no-boundary', {
        files: ['src/helpers.ts'],
        chain: ['src/helpers.ts', 'src/main.ts'],
      }),
    ).toBe(
      'reloaded the page: helpers.ts has no boundary, nothing above it accepts updates (helpers.ts -> main.ts)',
    )
  })

  it('quotes what was thrown', () => {
    const diagnostics = [{ message: 'x is undefined\n    at Card' }]
    expect(sentenceOf('rollback.render', { files: ['Card.vue'], diagnostics, kept: ['a'] })).toBe(
      'rolled back Card.vue: it threw while rendering ("x is undefined") · the last good version is running, all state kept',
    )
  })

  it('names what has gone wrong beside an update', () => {
    const diagnostics = [{ message: '`a.ts` starts again what goes on from before' }]
    for (const reason of ['hot.self-accept', 'reload.html'] as const)
      expect(sentenceOf(reason, { files: ['a.ts'], diagnostics })).toMatch(
        / · `a\.ts` starts again what goes/,
      )
  })

  it('holds nothing that could deceive who reads it', () => {
    const sentence = sentenceOf('hot.self-accept', { files: ['\u001B[2J\u202Ea\u0007\nb.ts'] })
    expect(sentence).toBe('updated a b.ts · 18 ms')
  })

  it('tells of a save that was found later', () => {
    const steps = [{ kind: 'changed', text: '', file: 'a', code: 'healed.lost-save' }] as const
    expect(sentenceOf('hot.self-accept', { files: ['a'], steps })).toContain('that the watcher had dropped')
  })
})
