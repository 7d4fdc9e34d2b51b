import type {
  MemorySample,
  MemoryView,
  ModuleEffects,
  Participant,
  SignalPage,
  SignalView,
  SubscriptionRow,
} from './source.ts'
import type { LeafView, ValueView } from './value-view.ts'

/**
 * Reads what a page of the app has told. It may be anything: what is not as it should be is left out, and all
 * that remains is shown as text.
 */
export const readSignalPage = (data: unknown): SignalPage => ({
  signals: listOf(data, 'signals').map(readSignal),
  matching: numberOf(data, 'matching'),
  total: numberOf(data, 'total'),
})

/** Reads the subscriptions of a page, in the same way. */
export const readSubscriptions = (data: unknown): readonly SubscriptionRow[] =>
  (Array.isArray(data) ? data : []).map((row: unknown) => ({
    kind: textOf(row, 'kind') === 'event' ? ('event' as const) : ('signal' as const),
    name: textOf(row, 'name'),
    now: numberOf(row, 'now'),
    by: participantsOf(row, 'by'),
    ...(has(row, 'before') && { before: numberOf(row, 'before') }),
    ...(has(row, 'after') && { after: numberOf(row, 'after') }),
  }))

/** Reads the memory of a page, in the same way. */
export const readMemory = (data: unknown): MemoryView => ({
  now: readSample(get(data, 'now')),
  samples: listOf(data, 'samples').map(readSample),
  modules: listOf(data, 'modules').map(readEffects),
})

function readSignal(data: unknown): SignalView {
  const [json, initial] = [get(data, 'json'), get(data, 'initial')]
  return {
    key: textOf(data, 'key'),
    value: readValue(get(data, 'value'), 0),
    isTouched: get(data, 'isTouched') === true,
    writers: participantsOf(data, 'writers'),
    followers: participantsOf(data, 'followers'),
    subscribers: numberOf(data, 'subscribers'),
    ...(typeof json === 'string' && { json }),
    ...(typeof initial === 'string' && { initial }),
  }
}

const MAX_DEPTH = 8
const TYPES: readonly LeafView['type'][] = ['string', 'number', 'boolean', 'nothing', 'other']

function readValue(data: unknown, depth: number): ValueView {
  if (get(data, 'kind') !== 'tree' || depth > MAX_DEPTH) {
    const type = TYPES.find((one) => one === get(data, 'type')) ?? 'other'
    return { kind: 'leaf', type, text: textOf(data, 'text') }
  }
  return {
    kind: 'tree',
    label: textOf(data, 'label'),
    isList: get(data, 'isList') === true,
    parts: listOf(data, 'parts').map((part) => ({
      name: textOf(part, 'name'),
      value: readValue(get(part, 'value'), depth + 1),
    })),
    more: numberOf(data, 'more'),
  }
}

const readSample = (data: unknown): MemorySample => ({
  label: textOf(data, 'label'),
  domNodes: numberOf(data, 'domNodes'),
  effects: numberOf(data, 'effects'),
  ...(has(data, 'heapBytes') && { heapBytes: numberOf(data, 'heapBytes') }),
})

const readEffects = (data: unknown): ModuleEffects => ({
  module: textOf(data, 'module'),
  effects: participantsOf(data, 'effects'),
  leftOver: numberOf(data, 'leftOver'),
})

const participantsOf = (data: unknown, name: string): readonly Participant[] =>
  listOf(data, name).map((one) => ({ name: textOf(one, 'name'), count: numberOf(one, 'count') }))

const get = (data: unknown, name: string): unknown =>
  typeof data === 'object' && data !== null && Object.hasOwn(data, name) ? Reflect.get(data, name) : undefined

const has = (data: unknown, name: string): boolean => get(data, name) !== undefined

function listOf(data: unknown, name: string): readonly unknown[] {
  const list = get(data, name)
  return Array.isArray(list) ? list : []
}

function textOf(data: unknown, name: string): string {
  const text = get(data, name)
  return typeof text === 'string' ? text : ''
}

function numberOf(data: unknown, name: string): number {
  const number = get(data, name)
  return typeof number === 'number' && Number.isFinite(number) ? number : 0
}
