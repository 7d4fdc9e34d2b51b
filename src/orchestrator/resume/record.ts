import { isFramework, type Framework } from '../../shared/framework.ts'
import type { Loss } from '../../shared/protocol.ts'
import { isRecord, isText, listOf } from './read-shape.ts'
import { revive } from './revive.ts'

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
  /** What the user has done to the document, to be read when it stands. */
  readonly dom: unknown
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

/** The version of what is stored. */
export const VERSION = 1
/** A page that has waited longer for its server is not taken up where it was left, in milliseconds. */
const MAX_AGE = 60 * 60 * 1000
const MAX_ITEMS = 50_000

/** Reads what may be anybody's: storage belongs to the whole origin. Takes nothing over that it does not know. */
export function readRecord(text: string | null, identity: PageIdentity, now: number): Found {
  if (text === null) return { kind: 'nothing' }
  const dropped = (reason: string): Found => ({ kind: 'dropped', reason })
  try {
    const stored: unknown = JSON.parse(text)
    if (!isRecord(stored)) return dropped('it is damaged')
    const { version, app, page, takenAt, sum, body, ...others } = stored
    if (!isText(body)) return dropped('it is damaged')
    if (version !== VERSION) return dropped('it is of another version')
    if (app !== identity.app) return dropped('it is of another app')
    if (page !== identity.page) return { kind: 'nothing' }
    if (!isRecent(takenAt, now)) return dropped('it is too old')
    const isWhole = sum === sumOf(body) && Object.keys(others).length === 0
    const record = isWhole ? readPage(revive(body)) : undefined
    return record ? { kind: 'record', record } : dropped('it is damaged')
  } catch {
    return dropped('it is damaged')
  }
}

const isRecent = (takenAt: unknown, now: number): boolean =>
  typeof takenAt === 'number' && takenAt <= now && now - takenAt <= MAX_AGE

/** Tells a text that was cut off or changed by hand; it is no secret. */
export function sumOf(text: string): number {
  let sum = 5381
  for (let index = 0; index < text.length; index += 1) sum = (Math.imul(sum, 33) ^ text.charCodeAt(index)) | 0
  return sum
}

function readPage(value: unknown): PageRecord | undefined {
  if (!isRecord(value)) return undefined
  const signals = listOf(value.signals, readSignal, MAX_ITEMS)
  const values = listOf(value.values, readValue, MAX_ITEMS)
  const lost = listOf(value.lost, readLoss, MAX_ITEMS)
  return signals && values && lost && { signals, values, lost, dom: value.dom }
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
