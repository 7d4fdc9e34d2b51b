import { timingSafeEqual } from 'node:crypto'
import {
  PANEL_MESSAGE_LIMIT,
  type JsonValue,
  type PageQuery,
  type PageTell,
  type PageTopic,
  type PanelAct,
  type PanelAction,
  type PanelRead,
} from '../../shared/panel-protocol.ts'
import { isRecord, isText } from '../read-shape.ts'
import { toJson } from './to-json.ts'

const MAX_ID = 64
const MAX_KEY = 1000
const MAX_PATH = 2000
const MAX_SIGNALS = 1000
const TOPICS: readonly PageTopic[] = ['signals', 'subscriptions', 'memory']

/** True for a message of somebody who has been told the token. */
export function hasToken(message: unknown, token: string): boolean {
  if (!isRecord(message) || typeof message.token !== 'string') return false
  const [given, expected] = [Buffer.from(message.token), Buffer.from(token)]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/**
 * Reads what a panel wants to have done.
 * @returns a clean copy with known fields only; undefined for anything else
 */
export function readAct(message: unknown): Omit<PanelAct, 'token'> | undefined {
  if (!isRecord(message)) return undefined
  const action = readAction(message.action)
  return action && isNumber(message.request) ? { request: message.request, action } : undefined
}

/** Reads what a panel wants to know of the pages; a clean copy, like the above. */
export function readRead(
  message: unknown,
): (Pick<PanelRead, 'request' | 'topic'> & { readonly query: PageQuery }) | undefined {
  if (!isRecord(message) || !isNumber(message.request)) return undefined
  const topic = TOPICS.find((one) => one === message.topic)
  return topic && { request: message.request, topic, query: readQuery(message.query) }
}

/** Reads a page's answer; a clean copy, like the above. */
export function readTell(message: unknown): PageTell | undefined {
  if (!isRecord(message) || !isText(message.request, MAX_ID)) return undefined
  const { request, path, isDone } = message
  if (typeof isDone === 'boolean') return { request, isDone }
  const data = isText(path, MAX_PATH) ? toJson(message.data, PANEL_MESSAGE_LIMIT) : undefined
  return data === undefined ? undefined : { request, path: path as string, data } // a text: `data` is there
}

function readAction(action: unknown): PanelAction | undefined {
  if (!isRecord(action)) return undefined
  const { kind, entryId } = action
  switch (kind) {
    case 'apply-again':
    case 'back-to':
      return isText(entryId, MAX_ID) ? { kind, entryId } : undefined
    case 'release':
    case 'retry':
    case 'pause':
    case 'resume':
    case 'clear-state':
      return { kind }
    case 'set-signal':
      return readSetSignal(action)
    default:
      return undefined
  }
}

function readSetSignal({ key, value, pageId }: Record<string, unknown>): PanelAction | undefined {
  const json: JsonValue | undefined = toJson(value, PANEL_MESSAGE_LIMIT)
  if (!isText(key, MAX_KEY) || json === undefined) return undefined
  return { kind: 'set-signal', key, value: json, ...(isText(pageId, MAX_ID) && { pageId }) }
}

function readQuery(query: unknown): PageQuery {
  const { text, limit } = isRecord(query) ? query : {}
  return {
    text: isText(text, MAX_KEY) ? text : '',
    limit: isNumber(limit) ? Math.min(Math.floor(limit), MAX_SIGNALS) : MAX_SIGNALS,
  }
}

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0
