import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { FRAMEWORKS, type Framework } from '../src/shared/types.ts'
import { BREAKAGES, type Breakage } from './edits.ts'

/** What the page asks for. */
export interface Command {
  readonly action: Breakage | 'restore'
  readonly target: Framework
}

/** A request that is turned away, and with which status. */
export class Refusal extends Error {
  readonly status: number
  /** The methods that would have been right. */
  readonly allow: string | undefined

  constructor(status: number, message: string, { allow }: { allow?: string } = {}) {
    super(message)
    this.status = status
    this.allow = allow
  }
}

const MAX_BYTES = 1024
const ACTIONS: readonly Command['action'][] = [...BREAKAGES, 'restore']

/**
 * Reads a request of the page.
 * @throws {Refusal} for any other request: wrong method, origin, token, type, size or content
 */
export async function readCommand(request: IncomingMessage, token: string): Promise<Command> {
  if (request.url !== '/' && request.url !== '') throw new Refusal(404, 'there is nothing here')
  if (request.method !== 'POST') throw new Refusal(405, 'only POST', { allow: 'POST' })
  if (!isSameOrigin(request)) throw new Refusal(403, 'only the page of this server may ask')
  if (!isEqual(header(request, 'x-playground-token'), token)) {
    throw new Refusal(403, 'the token is of another server start: reload the page')
  }
  if (!/^application\/json\s*(?:;|$)/i.test(header(request, 'content-type'))) {
    throw new Refusal(415, 'only application/json')
  }
  return toCommand(await readBody(request))
}

const header = (request: IncomingMessage, name: string): string => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}

function isSameOrigin(request: IncomingMessage): boolean {
  const origin = header(request, 'origin')
  if (!URL.canParse(origin) || header(request, 'sec-fetch-site') !== 'same-origin') return false
  return new URL(origin).host === header(request, 'host')
}

/** In constant time, so that the token cannot be found letter by letter. */
function isEqual(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)]
  return left.length === right.length && timingSafeEqual(left, right)
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    // A request without an encoding set yields buffers.
    const bytes = chunk as Buffer
    size += bytes.length
    if (size > MAX_BYTES) throw new Refusal(413, `at most ${MAX_BYTES} bytes`)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function toCommand(body: string): Command {
  const { action, target, ...rest } = parseRecord(body)
  const knownAction = ACTIONS.find((one) => one === action)
  const knownTarget = FRAMEWORKS.find((one) => one === target)
  if (!knownAction || !knownTarget || Object.keys(rest).length > 0) {
    throw new Refusal(400, 'expected an action and a target, each one of a few, and nothing else')
  }
  return { action: knownAction, target: knownTarget }
}

function parseRecord(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    // Any object that is not an array can be read by name.
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch {
    // Not JSON is refused like JSON of the wrong shape.
  }
  throw new Refusal(400, 'the body must be a JSON object')
}
