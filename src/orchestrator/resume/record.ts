import { parse } from 'devalue'
import { isFramework, type Framework } from '../../shared/framework.ts'
import type { Loss } from '../../shared/protocol.ts'
import { readDom, type DomRecord } from './dom-record.ts'
import { isRecord, isText, listOf } from './read-shape.ts'
import type { Storable } from './storable.ts'

/** A global signal that somebody has written to. */
export interface SignalRecord {
  readonly key: string
  readonly value: unknown
}

/** A variable of a component or module that somebody has written to. */
export interface ValueRecord {
  readonly framework?: Framework
  readonly instance: string
  readonly component?: string
  readonly name: string
  /** The initialiser as it was written. */
  readonly text: string
  readonly kind?: string
  readonly value: unknown
  /** What the initialiser gave, or something of the same type. */
  readonly initial: unknown
  /** True where several variables had this place, with different values. */
  readonly isAmbiguous: boolean
}

/** What a page held when it was about to be reloaded. */
export interface PageRecord {
  readonly signals: readonly SignalRecord[]
  readonly values: readonly ValueRecord[]
  readonly dom: DomRecord
  /** What could not be taken along. */
  readonly lost: readonly Loss[]
}

/** Which page a record is of. */
export interface PageIdentity {
  /** Tells the app from others that were served from the same origin. */
  readonly app: string
  /** Path and query. */
  readonly page: string
}

/** What was found in the storage. */
export type Found =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'record'; readonly record: PageRecord }
  | { readonly kind: 'dropped'; readonly reason: string }

const VERSION = 1
/** A page that has waited longer for its server is not taken up where it was left, in milliseconds. */
const MAX_AGE = 60 * 60 * 1000
const MAX_ITEMS = 50_000
const NAMES: ReadonlySet<string> = new Set(['version', 'app', 'page', 'takenAt', 'sum', 'body'])

/** The text that a record is stored as. */
export function writeRecord(
  record: PageRecord,
  identity: PageIdentity,
  { storable, now }: { readonly storable: Storable; readonly now: number },
): string {
  const body = storable.stringify(record)
  return JSON.stringify({ version: VERSION, ...identity, takenAt: now, sum: sumOf(body), body })
}

/** Reads what may be anybody's: storage belongs to the whole origin. Takes nothing over that it does not know. */
export function readRecord(text: string | null, identity: PageIdentity, now: number): Found {
  if (text === null) return { kind: 'nothing' }
  const dropped = (reason: string): Found => ({ kind: 'dropped', reason })
  try {
    const stored: unknown = JSON.parse(text)
    if (!isRecord(stored) || !isText(stored.body)) return dropped('it is damaged')
    if (stored.version !== VERSION) return dropped('it is of another version')
    if (stored.app !== identity.app) return dropped('it is of another app')
    if (stored.page !== identity.page) return { kind: 'nothing' }
    if (!isRecent(stored.takenAt, now)) return dropped('it is too old')
    if (Object.keys(stored).some((name) => !NAMES.has(name))) return dropped('it is damaged')
    const record = stored.sum === sumOf(stored.body) ? readPage(parse(stored.body)) : undefined
    return record ? { kind: 'record', record } : dropped('it is damaged')
  } catch {
    return dropped('it is damaged')
  }
}

const isRecent = (takenAt: unknown, now: number): boolean =>
  typeof takenAt === 'number' && takenAt <= now && now - takenAt <= MAX_AGE

/** Tells a text that was cut off or changed by hand; it is no secret. */
function sumOf(text: string): number {
  let sum = 5381
  for (let index = 0; index < text.length; index += 1) sum = (Math.imul(sum, 33) ^ text.charCodeAt(index)) | 0
  return sum
}

function readPage(value: unknown): PageRecord | undefined {
  if (!isRecord(value)) return undefined
  const signals = listOf(value.signals, readSignal, MAX_ITEMS)
  const values = listOf(value.values, readValue, MAX_ITEMS)
  const lost = listOf(value.lost, readLoss, MAX_ITEMS)
  const dom = readDom(value.dom)
  return signals && values && lost && dom && { signals, values, lost, dom }
}

const readSignal = (item: unknown): SignalRecord | undefined =>
  isRecord(item) && isText(item.key) && 'value' in item ? { key: item.key, value: item.value } : undefined

function readValue(item: unknown): ValueRecord | undefined {
  if (!isRecord(item) || (item.framework !== undefined && !isFramework(item.framework))) return undefined
  const { framework, instance, component, name, text, kind, value, initial, isAmbiguous } = item
  if (!isText(instance) || !isText(name) || !isText(text) || typeof isAmbiguous !== 'boolean')
    return undefined
  const owner = isText(component) && { component }
  const holder = isText(kind) && { kind }
  const source = framework && { framework }
  return { ...source, instance, ...owner, name, text, ...holder, value, initial, isAmbiguous }
}

const readLoss = (item: unknown): Loss | undefined =>
  isRecord(item) && isText(item.name) && isText(item.reason)
    ? { name: item.name, reason: item.reason }
    : undefined
