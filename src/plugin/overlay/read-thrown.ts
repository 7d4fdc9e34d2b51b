import { isFramework } from '../../shared/framework.ts'
import { PHASES, type ThrownError, type ThrownMessage } from '../../shared/problem.ts'
import { isRecord, isText } from '../read-shape.ts'

const MAX_ID = 64
const MAX_TEXT = 4000
const MAX_STACK = 20_000
const MAX_ERRORS = 20
const MAX_CAUSES = 5
const MAX_COMPONENTS = 50

/**
 * Reads what a page says was thrown in it, which anybody who reaches the socket can send.
 * @returns a clean copy with known fields only; undefined when the message is of another shape
 */
export function readThrown(message: unknown): ThrownMessage | undefined {
  if (!isRecord(message) || !Array.isArray(message.errors)) return undefined
  const errors = message.errors.slice(0, MAX_ERRORS).flatMap((one: unknown) => readError(one) ?? [])
  if (errors.length === 0) return undefined
  return { errors, ...(isText(message.id, MAX_ID) && message.id !== '' && { id: message.id }) }
}

function readError(value: unknown): ThrownError | undefined {
  if (!isRecord(value)) return undefined
  const phase = PHASES.find((one) => one === value.phase)
  if (!phase || typeof value.message !== 'string') return undefined
  return {
    phase,
    message: value.message.slice(0, MAX_TEXT),
    stack: toText(value.stack, MAX_STACK),
    components: list(value.components, MAX_COMPONENTS, (one) =>
      typeof one === 'string' ? one.slice(0, MAX_TEXT) : undefined,
    ),
    causes: list(value.causes, MAX_CAUSES, readCause),
    ...(isText(value.file, MAX_TEXT) && value.file !== '' && { file: value.file }),
    ...(isFramework(value.framework) && { framework: value.framework }),
  }
}

const readCause = (value: unknown): ThrownError['causes'][number] | undefined =>
  isRecord(value) && typeof value.message === 'string'
    ? { message: value.message.slice(0, MAX_TEXT), stack: toText(value.stack, MAX_STACK) }
    : undefined

const toText = (value: unknown, max: number): string => (typeof value === 'string' ? value.slice(0, max) : '')

function list<Item>(value: unknown, max: number, read: (item: unknown) => Item | undefined): Item[] {
  if (!Array.isArray(value)) return []
  return value.slice(0, max).flatMap((item: unknown) => read(item) ?? [])
}
