import { isFramework, type Framework } from '../../shared/framework.ts'
import type { Loss } from '../../shared/protocol.ts'
import { attempt } from '../attempt.ts'
import { isNumber, isRecord, isText, listOf } from './read-shape.ts'
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
  | { readonly kind: 'dropped'; readonly defect: Defect }

/** Why a record cannot be used: it is not whole, of another version or app, or too old. */
export type Defect = 'damaged' | 'version' | 'app' | 'age'

/** The version of what is stored. */
export const VERSION = 1
/** A page that has waited longer for its server is not taken up where it was left, in milliseconds. */
const MAX_AGE = 60 * 60 * 1000
const MAX_ITEMS = 50_000

/** Reads what may be anybody's: storage belongs to the whole origin. Takes nothing over that it does not know. */
export function readRecord(text: string | null | undefined, identity: PageIdentity, now: number): Found {
  if (text == null) return { kind: 'nothing' }
  const stored = attempt(() => JSON.parse(text) as unknown)
  const { version, app, page, takenAt, sum, body, ...others } = isRecord(stored) ? stored : NOTHING
  const dropped = (defect: Defect): Found => ({ kind: 'dropped', defect })
  if (!isText(body)) return dropped('damaged')
  if (version !== VERSION) return dropped('version')
  if (app !== identity.app) return dropped('app')
  if (page !== identity.page) return { kind: 'nothing' }
  const age = isNumber(takenAt) ? now - takenAt : -1
  if (age < 0 || age > MAX_AGE) return dropped('age')
  const isWhole = sum === sumOf(body) && Object.keys(others).length === 0
  const record = isWhole && attempt(() => readPage(revive(body)))
  return record ? { kind: 'record', record } : dropped('damaged')
}

const NOTHING: Readonly<Record<string, unknown>> = {}

/** Tells a text that was cut off or changed by hand; it is no secret. */
export function sumOf(text: string): number {
  let sum = 5381
  for (let index = 0; index < text.length; index += 1) sum = (Math.imul(sum, 33) ^ text.charCodeAt(index)) | 0
  return sum
}

/** The fields that are taken over, and what they have to be. */
type Shape<Item> = { readonly [Field in keyof Item]-?: (value: unknown) => boolean }

const isAnything = (): boolean => true
const orAbsent =
  (fits: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || fits(value)

const SIGNAL: Shape<SignalRecord> = { key: isText, value: isAnything }
const VALUE: Shape<ValueRecord> = {
  framework: orAbsent(isFramework),
  instance: isText,
  component: orAbsent(isText),
  name: isText,
  text: isText,
  kind: orAbsent(isText),
  value: isAnything,
  initial: isAnything,
  isAmbiguous: (value) => typeof value === 'boolean',
}
const LOSS: Shape<Loss> = { name: isText, reason: isText }

function readPage(value: unknown): PageRecord | undefined {
  if (!isRecord(value)) return undefined
  const signals = readItems(value.signals, SIGNAL)
  const values = readItems(value.values, VALUE)
  const lost = readItems(value.lost, LOSS)
  return signals && values && lost && { signals, values, lost, dom: value.dom }
}

function readItems<Item>(list: unknown, shape: Shape<Item>): readonly Item[] | undefined {
  const fields = Object.entries<(value: unknown) => boolean>(shape)
  const read = (item: unknown): Item | undefined => {
    if (!isRecord(item) || !fields.every(([field, fits]) => fits(item[field]))) return undefined
    const known = fields.filter(([field]) => item[field] !== undefined)
    // Each field is there, or may be absent, and is of the type that was asked for.
    return Object.fromEntries(known.map(([field]) => [field, item[field]])) as Item
  }
  return listOf(list, read, MAX_ITEMS)
}
