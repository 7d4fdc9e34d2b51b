import { isFramework } from '../shared/framework.ts'
import type { BeginMessage, EndMessage, ExpectedModule } from '../shared/protocol.ts'

/**
 * Reads the server's word that an update follows. Other plugins can send on the same channel.
 * @returns undefined when it is not of the known shape
 */
export function readBegin(message: unknown): BeginMessage | undefined {
  if (!isRecord(message) || typeof message.id !== 'string') return undefined
  const { id, phase, reason, continues } = message
  return {
    id,
    phase: phase === 'rollback' ? 'rollback' : 'update',
    // Only handed on to people.
    reason: reason as BeginMessage['reason'],
    files: toList(message.files).filter((file) => typeof file === 'string'),
    expected: toList(message.expected).flatMap(readModule),
    ...(typeof continues === 'string' && { continues }),
  }
}

/** Reads the server's word that an update has been delivered. */
export const readEnd = (message: unknown): EndMessage | undefined =>
  isRecord(message) && typeof message.id === 'string' ? { id: message.id } : undefined

function readModule(module: unknown): readonly ExpectedModule[] {
  if (!isRecord(module)) return []
  const { url, timestamp, framework, tracked, rerender } = module
  if (typeof url !== 'string' || typeof timestamp !== 'number') return []
  return [
    {
      url,
      timestamp,
      tracked: tracked === true,
      ...(isFramework(framework) && { framework }),
      ...(typeof rerender === 'boolean' && { rerender }),
    },
  ]
}

const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
