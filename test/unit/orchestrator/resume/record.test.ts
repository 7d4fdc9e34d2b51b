import { stringify } from 'devalue'
import { describe, expect, it } from 'vitest'
import { EMPTY_DOM, readDom } from '../../../../src/orchestrator/resume/dom-record.ts'
import { readRecord, type PageRecord } from '../../../../src/orchestrator/resume/record.ts'
import { writeRecord } from '../../../../src/orchestrator/resume/record-text.ts'
import { createStorable } from '../../../../src/orchestrator/resume/storable.ts'

const identity = { app: 'app-1', page: '/cart?tab=2' }
const now = 1_000_000_000

const list = [1, 2]
const RECORD: PageRecord = {
  signals: [{ key: 'total', value: new Map([['list', list]]) }],
  values: [
    {
      framework: 'vue',
      instance: 'vue:#0/App',
      component: 'src/App.vue',
      name: 'list',
      text: '[]',
      value: list,
      initial: [],
      isAmbiguous: false,
    },
  ],
  dom: {
    elements: [
      { path: '#name', tag: 'input', kind: 'text', type: 'text', text: 'Ada' },
      { path: '#size', tag: 'input', kind: 'checked', value: 'l', isChecked: true },
      { path: '#town', tag: 'select', kind: 'selected', values: ['a'] },
      { path: '#more', tag: 'details', kind: 'details', isOpen: true },
      { path: '#ask', tag: 'dialog', kind: 'dialog', isModal: true },
      { path: '#film', tag: 'video', kind: 'media', time: 1.5 },
      { path: '#log', tag: 'div', kind: 'scroll', top: 10, left: 0 },
      {
        path: '#name',
        tag: 'input',
        kind: 'focus',
        selection: { start: 1, end: 2, direction: 'forward' },
      },
    ],
    scroll: { top: 100, left: 0 },
  },
  lost: [{ name: 'state:App:socket', reason: 'it is an instance of WebSocket' }],
}

const written = (): string => writeRecord(RECORD, identity, { storable: createStorable(new Set()), now })

const read = (text: string | null, at = now) => readRecord(text, identity, at)
const changed = (change: Record<string, unknown>): string =>
  JSON.stringify({ ...(JSON.parse(written()) as object), ...change })

/** With the sum that a body has. */
const withBody = (body: string): string =>
  writeRecord(RECORD, identity, { storable: { measure: () => ({ size: 0 }), stringify: () => body }, now })

describe('a record', () => {
  it('is read as it was written, and what was one object is one', () => {
    const found = read(written())
    expect(found).toEqual({ kind: 'record', record: RECORD })
    const { record } = found as { record: PageRecord }
    expect((record.signals[0]!.value as Map<string, unknown>).get('list')).toBe(record.values[0]!.value)
  })

  it('that is not there is nothing to speak of; nor is that of another page of the app', () => {
    expect(read(null)).toEqual({ kind: 'nothing' })
    expect(readRecord(written(), { ...identity, page: '/' }, now)).toEqual({ kind: 'nothing' })
  })

  it.each([
    ['of another app', changed({ app: 'app-2' }), 'app'],
    ['of another version', changed({ version: 2 }), 'version'],
    ['of the future', changed({ takenAt: now + 1 }), 'age'],
    ['without a time', changed({ takenAt: 'now' }), 'age'],
    ['whose text was cut off', written().slice(0, -10), 'damaged'],
    ['whose text was changed', written().replace('Ada', 'Eve'), 'damaged'],
    ['that is no object', '[]', 'damaged'],
    ['that is no JSON', 'hello', 'damaged'],
    ['without a body', changed({ body: 1 }), 'damaged'],
    ['with a body that cannot be parsed', withBody('[['), 'damaged'],
    ['that reaches for a prototype', withBody('[{"__proto__":1},{"isAdmin":2},true]'), 'damaged'],
  ])('%s is dropped', (_, text, defect) => {
    expect(read(text)).toEqual({ kind: 'dropped', defect })
    expect({}).not.toHaveProperty('isAdmin')
  })

  it('is dropped when it is older than an hour', () => {
    expect(read(written(), now + 60 * 60 * 1000)).toMatchObject({ kind: 'record' })
    expect(read(written(), now + 60 * 60 * 1000 + 1)).toEqual({ kind: 'dropped', defect: 'age' })
  })

  const [value] = RECORD.values
  it.each([
    ['no lists', { ...RECORD, signals: {} }],
    ['a signal without a key', { ...RECORD, signals: [{ value: 1 }] }],
    ['a value of an unknown framework', { ...RECORD, values: [{ ...value, framework: 'angular' }] }],
    ['a value without a name', { ...RECORD, values: [{ ...value, name: 1 }] }],
    ['a loss without a reason', { ...RECORD, lost: [{ name: 'a' }] }],
  ])('with %s is dropped', (_, record) => {
    expect(read(withBody(stringify(record)))).toEqual({ kind: 'dropped', defect: 'damaged' })
  })

  it.each([
    ['no document', null],
    ['a scroll position that is no number', { elements: [], scroll: { top: '1', left: 0 } }],
    ['a kind that nobody knows', withElement({ kind: 'constructor' })],
    ['a field without a text', withElement({ kind: 'text', type: 'text' })],
    ['a time before zero', withElement({ kind: 'media', time: -1 })],
  ])('gives the document nothing with %s', (_, dom) => {
    expect(readDom(dom)).toBe(undefined)
    expect(readDom(RECORD.dom)).toEqual(RECORD.dom)
  })

  it('says nothing of what it does not know', () => {
    const extended = { ...RECORD, more: 1, values: [{ ...value, more: 1 }] }
    expect(read(withBody(stringify(extended)))).toEqual({ kind: 'record', record: RECORD })
  })

  function withElement(state: object) {
    return { ...EMPTY_DOM, elements: [{ path: 'a', tag: 'a', ...state }] }
  }
})
